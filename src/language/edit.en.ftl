# Why a file was not changed.

edit-unreadable = The file is no YAML that can be read.
edit-not-there = There is nothing at this place.
edit-no-such-inside = A single value stands there, which holds nothing else.
edit-twice = The same key stands there twice: which of the two is meant?
edit-empty = The file would be empty.
edit-comment = A comment would be lost: change it in the file itself.
edit-unwritable = This value cannot be written in a file.
edit-otherwise = The file is laid out in a way that cannot be changed exactly: change it in the file itself.
