# Pourquoi un fichier n'a pas été modifié.

edit-unreadable = Le fichier n'est pas du YAML lisible.
edit-not-there = Il n'y a rien à cet endroit.
edit-no-such-inside = Il s'y trouve une valeur simple, qui ne contient rien d'autre.
edit-twice = La même clé s'y trouve deux fois : laquelle est visée ?
edit-empty = Le fichier serait vide.
edit-comment = Un commentaire serait perdu : à modifier dans le fichier lui-même.
edit-unwritable = Cette valeur ne peut pas être écrite dans un fichier.
edit-otherwise = La mise en page du fichier ne permet pas de modification exacte : à modifier dans le fichier lui-même.
