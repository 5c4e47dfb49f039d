import * as React from "react";
import type { ReactNode } from "react";

/** What a card shows. */
interface Props {
  title: string;
  onClose?: () => void;
}

export const Card: React.FC<Props> = ({ title, onClose }) => {
  const [open, setOpen] = React.useState<boolean>(false);
  const toggle = () => setOpen(!open);
  return (
    <Panel<Props> title={title} onClick={toggle}>
      <Layout.Row>
        <span>{title}</span>
      </Layout.Row>
    </Panel>
  );
};

export class Board extends React.Component<Props, State> {
  state: State = { cards: [] };

  render(): ReactNode {
    return <Card title="x" {...this.props} />;
  }
}

export default function App<T extends object>(props: T): JSX.Element {
  return <><Board title="b" /></>;
}
