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
from-is-for-plans = --from remplit les lignes d'un projet : perenne new plan --from …

new-schema = perenne schema plan -o plan.schema.json écrit le schéma que nomme la première ligne : votre éditeur complète et contrôle.
new-check = perenne check FICHIER donne le verdict. Les prix sont ceux des catalogues ; `costs: …` sous une ligne les remplace.
new-replace = À REMPLACER : la ville, les dates, et toutes les quantités ci-dessous, qui ne sont que des ordres de grandeur.
new-plan-id = mon-projet
new-plan-title = Mon projet
new-city = à remplacer : perenne city list, ou la vôtre avec perenne new city
new-quantity = { $unit } : à remplacer
new-exchange = Valeur en euros d'une unité de chaque monnaie. À REMPLACER : le taux de 1 ne fait que marquer la place.

help-new = Un modèle commenté pour commencer
help-option-from = Articles de catalogues qui deviennent des lignes du projet : sensors/noise connectivity/nb-iot (répétable)
