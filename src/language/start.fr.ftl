# Les mots de `new`, `schema` et `lint`.

file-written = Fichier écrit : { $path }
file-exists = { $path } existe déjà : rien n'a été écrit. --force le remplace.
file-not-written = { $path } n'a pas été écrit : { $why }
no-such-folder = ce dossier n'existe pas
not-allowed = l'accès est refusé

help-schema = Le schéma JSON d'un type de fichier, pour les éditeurs et les autres programmes
help-option-kind = Type de fichier
help-option-output_file = Fichier à écrire ; sinon la sortie standard
help-option-force = Remplace le fichier s'il existe
