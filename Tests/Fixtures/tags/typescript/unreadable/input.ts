let broken = {{ a: ;

// function commented() {}
const text = `
function quoted() {}
`;

function broken<T>(a: T, {
export abstract class Box<T> implements Holder<T> {
export default class Store extends Base {
