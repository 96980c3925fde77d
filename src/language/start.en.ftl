# Words of `new`, `schema` and `lint`.

file-written = Written: { $path }
file-exists = { $path } exists already: nothing was written. --force replaces it.
file-not-written = { $path } was not written: { $why }
no-such-folder = there is no such folder
not-allowed = access is denied
