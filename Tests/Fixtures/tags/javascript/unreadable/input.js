let broken = {{ a: ;

// function commented() {}
export async function load(path) {
  return path;
}

const text = `
function quoted() {}
`;

function broken(a, {
class Bare{
export default class Store extends Base {
