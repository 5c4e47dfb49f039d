namespace one { int a; }
namespace one::two { int b; }
namespace one::two::three { int c; }
namespace one::two::three::four { int d; }
namespace one::two::three::four::five { int e; }
inline namespace v1 { int f; }
namespace { int g; }
