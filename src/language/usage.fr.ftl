# Comment une commande s'écrit

usage-error = erreur :
usage-unknown-option = argument inattendu : « { $argument } »
usage-unknown-command = la commande « { $argument } » n'existe pas
usage-no-command = il manque une commande après « { $argument } »
usage-missing = il manque : { $argument }
usage-value = « { $value } » n'est pas une valeur de « { $argument } »
usage-no-value = « { $argument } » attend une valeur
usage-too-few = « { $argument } » attend au moins { $least } valeurs
usage-unreadable = « { $value } » ne se lit pas comme une valeur de « { $argument } »
usage-whole-number = un nombre entier est attendu, comme 100
usage-range = hors de { $range }
usage-conflict = « { $argument } » ne s'emploie pas avec « { $other } »
usage-similar = proche de : { $near }
usage-known = possibles : { $known }
usage-more = Pour en savoir plus : « --help ».
usage-usual = par défaut : { $usual }
usage-help = Affiche cette aide (un résumé avec -h)
usage-version = Affiche la version

## Noms des valeurs dans l'aide

value-city = VILLE
value-color = COULEUR
value-columns = COLONNES
value-command = COMMANDE
value-count = NOMBRE
value-duration = DURÉE
value-file = FICHIER
value-folder = DOSSIER
value-goal = BUT
value-high = HAUT
value-item = ARTICLE
value-kind = NATURE
value-lang = LANGUE
value-levels = NIVEAUX
value-low = BAS
value-name = NOM
value-offer = OFFRE
value-path = CHEMIN
value-plan = PROJET
value-seed = GRAINE
value-value = VALEUR
value-values = VALEURS
value-word = MOT
value-year = ANNÉE
value-years = ANNÉES
