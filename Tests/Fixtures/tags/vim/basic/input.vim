" Loads only once.
if exists('g:loaded_store')
  finish
endif
let g:loaded_store = 1
let s:count = 0
let [s:first, s:second] = [1, 2]
const s:LIMIT = 10

source other.vim
runtime! plugin/base.vim

" Opens the store.
" Twice.
function! s:Open(path, ...) abort
  let l:local = a:path
  let g:store_last = a:path
  let s:count += 1
  call s:Close(1)
  return store#util#Join(a:path, len(a:000))
endfunction

func store#util#Join(...) dict
endfunc

function g:Store.method() dict
  call self.helper()
endfunction

command! -nargs=1 StoreOpen call s:Open(<f-args>)

augroup Store
  autocmd!
  autocmd BufRead *.store call s:Open('x')
augroup END

nnoremap <silent> <leader>s :StoreOpen<CR>

if has('nvim')
  let g:store_mode = 'fast'
endif
execute "function! Made() | endfunction"

export def Add(a: number): number
  var inner = 1
enddef
def s:Local()
enddef
export class Shelf
endclass
export const MOST = 9
