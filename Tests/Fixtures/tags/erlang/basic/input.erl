-module(store).
-behaviour(gen_server).
-export([build/1, init/1]).
-import(lists, [map/2]).
-include("store.hrl").
-include_lib("kernel/include/file.hrl").
-define(LIMIT, 10).
-define(ADD(A, B), A + B).
-record(state, {size = 0 :: integer(), name}).
-type key() :: atom() | binary().
-opaque store(K) :: {store, K}.
-spec build(key()) -> store(key()).
-callback area(Shape :: term()) -> float().
build(X) when is_atom(X) ->
    F = fun(Y) -> Y end,
    G = fun Loop(0) -> ok; Loop(N) -> Loop(N - 1) end,
    lists:map(F, [X]),
    gen_server:call(?MODULE, ?ADD(1, 2)),
    #state{size = ?LIMIT};
build(Y) -> fun helper/1, helper(Y).
helper(0) -> 1.
helper(_, #state{size = S}) -> 'quoted fun'(S).
'quoted fun'(X) -> X.
-ifdef(TEST).
t() -> ok.
-endif.
