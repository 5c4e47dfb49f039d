/* Spellings for keyboards without brackets. */
%:define LIMIT 8
??=define OTHER 9

struct pair <%
  int left, right;
%>;

int cells<:3:>;
int more??(4??);

int sum(void)
??<
  return cells<:0:>;
??>

/* Brackets that change nothing. */
int (plain);
int (grid[2][3]);
struct pair (nested);
