## Les mots de la page que montre `serve`.

help-serve = La page : projets, prix et verdict dans le navigateur, sur cette machine seulement
help-serve-folder = Dossier des projets, des offres et des villes
help-serve-no_open = N'ouvre pas le navigateur
help-serve-port = Port de cette machine ; sinon le premier qui est libre
help-serve-read_only = N'écrit rien
page-add-benefit = Ajouter un gain
page-add-contribution = Ajouter une participation
page-add-line = Ajouter une ligne
page-add-loan = Ajouter un emprunt
page-add-subsidy = Ajouter une subvention
page-ago-days = { $count ->
    [one] il y a 1 jour
   *[other] il y a { $count } jours
}
page-ago-hours = il y a { $count } h
page-ago-minutes = { $count ->
    [0] à l'instant
   *[other] il y a { $count } min
}
page-apply = Appliquer
page-back-to-plan = Retour au projet
page-benefits = Ce qu'il fait gagner
page-both = Deux versions du fichier
page-both-why = Un autre programme a écrit le fichier depuis que vous l'avez ouvert. Rien n'a été remplacé : choisissez laquelle des deux versions continue.
page-broken = Cette demande a échoué : c'est un défaut de perenne, pas une erreur de votre part. Vos fichiers sont intacts et le serveur continue : revenez en arrière et réessayez.
page-broken-heading = Un défaut s'est produit
page-catalogs = Catalogues de prix
page-changed = Dernière modification
page-changed-meanwhile = Un autre programme a modifié le fichier entre-temps.
page-cities = Villes
page-component = Coût
page-component-removed = retiré
page-cost = Coût complet TTC
page-count-faults = { $count } à corriger
page-count-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
page-create = Créer
page-designation = Désignation
page-desk = Bureau
page-desk-of = Bureau : { $folder }
page-ended = Le serveur est arrêté. Tout est enregistré ; cet onglet peut être fermé.
page-ended-heading = perenne est arrêté
page-ended-unsaved = Le serveur est arrêté. Les modifications non enregistrées sont perdues : { $list }.
page-examples = Exemples
page-examples-about = Fournis avec perenne : ouvrez-en un, modifiez-le aussitôt, et enregistrez-le comme le vôtre.
page-existing = Déjà en service
page-family = Famille
page-faults = Erreurs
page-figure = Chiffre
page-form = Projet
page-from = Partir de
page-funding = Financements
page-gone = Le serveur ne répond pas. Relancez perenne : ce qui n'était pas enregistré est perdu.
page-grade-assumption = hypothèse
page-grade-primary = sourcé
page-grade-trade = presse spécialisée
page-grade-weak = source faible
page-in-the-text = plusieurs valeurs : voir le texte
page-item = Article d'un catalogue
page-keep-as = Garder en
page-keep-mine = Écrire ma version
page-keep-theirs = Continuer avec la version du fichier
page-lines = Ce qui est mis en service
page-mine = La mienne
page-missing = Il n'y a pas ici de tel projet, de tel chiffre ou de telle page.
page-missing-heading = Rien à cet endroit
page-monthly = par unité et par mois
page-more = Autres champs
page-name-taken = Un fichier de ce nom existe déjà et n'est pas remplacé : choisissez un autre nom.
page-nav = perenne
page-nav-plan = Les pages du projet
page-new = Nouveau projet
page-new-benefit = Nouveau gain
page-new-contribution = Nouveau partenaire
page-new-copy = À partir d'un modèle, d'un exemple ou d'une copie
page-new-copy-about = Le nouveau projet est un fichier à part ; celui dont il part reste tel quel.
page-new-items = À partir d'articles des catalogues
page-new-items-about = Chaque article devient une ligne dont la quantité est à remplacer ; ses prix viennent du catalogue.
page-new-loan = Nouvel emprunt
page-new-paste = À partir d'un tableau copié d'un tableur
page-new-paste-about = Trois colonnes : désignation, quantité, prix unitaire HT ; avec leurs titres, elles peuvent être dans n'importe quel ordre.
page-new-subsidy = Nouvelle subvention
page-new-title = Titre du projet
page-next = Suite
page-no-item = Aucun article n'a été choisi.
page-no-plans = Il n'y a pas encore de projet dans ce dossier.
page-no-result = Pas encore de résultat
page-no-scenarios = Le projet n'a pas de scénarios.
page-no-title = Donnez au projet un titre avec des lettres ou des chiffres, de 80 caractères au plus.
page-no-uncertainty = Rien n'est déclaré incertain, en dehors des fourchettes de prix.
page-not-changed = Rien n'a été modifié
page-not-saved = Non enregistré
page-not-understood = La demande n'a pas pu être comprise.
page-offers = Offres
page-once = une fois par unité
page-own-price = prix du projet
page-passed-over = { $count ->
    [one] Un fichier du dossier est ignoré ; `perenne lint` dit pourquoi.
   *[other] { $count } fichiers du dossier sont ignorés ; `perenne lint` dit pourquoi.
}
page-pasted = Ce qui a été lu
page-pasted-about = Dites ce que le tableau ne dit pas : ce qu'est chaque ligne, et si son prix se paie une fois ou revient. Les prix vont dans un catalogue à côté du projet.
page-plan = Projet
page-plans = Projets
page-price-by-volume = plusieurs prix : voir le catalogue
page-prices-and-lives = Prix, durées de vie, pannes
page-project = Projet et phases
page-quantity = Quantité
page-quit = Quitter
page-quit-saved = Tout est enregistré. perenne s'arrête, et cette page avec lui.
page-quit-unsaved = Des modifications non enregistrées seraient perdues :
page-range = de { $low } à { $high }
page-read-only = Lecture seule
page-read-only-why = Le serveur a été lancé avec --read-only : rien n'est modifié.
page-recurs = Le prix se paie
page-redo = Rétablir
page-refused = Ouvrez l'adresse que perenne a affichée au démarrage : elle contient la clé de cette page. Après un redémarrage, l'ancienne adresse ne vaut plus.
page-refused-heading = Cette page est fermée
page-remove = Retirer
page-remove-line = Retirer cette ligne
page-rest = jusqu'à la fin
page-rests-on = Repose sur
page-result = Le résultat
page-save = Enregistrer
page-save-as = Enregistrer comme le mien
page-saved = enregistré
page-scenarios = Scénarios
page-search = Chercher
page-see-alone = Ouvrir à part
page-see-both = Voir les deux versions
page-settings = Actualisation et indices de prix
page-shipped = exemple, pas encore le vôtre
page-stale = Le projet a été modifié ailleurs depuis que cette page est chargée : rechargez-la.
page-study = Étude
page-table = Le tableau
page-take = Essayer
page-take-back = Reprendre
page-template = Un modèle commenté
page-text = Texte
page-text-about = Le fichier tel quel. Ce que change le formulaire change ici, et ce qui change ici se voit dans le formulaire.
page-text-heading = Texte du projet
page-text-stale = Le projet a été modifié ailleurs entre-temps. Votre texte est ci-dessous et n'a pas été repris ; l'appliquer de nouveau remplace l'autre modification.
page-theirs = Celle du fichier
page-then = puis
page-to-mend = { $count ->
    [one] Une erreur est à corriger d'abord.
   *[other] { $count } erreurs sont à corriger d'abord.
}
page-too-large = La demande est plus grande que ce qui est accepté.
page-uncertainty = Ce qui n'est pas sûr
page-unclear-columns = Quelles colonnes sont la désignation, la quantité et le prix unitaire ? Nommez-les dans une première ligne, ou collez ces trois colonnes dans cet ordre.
page-unclear-empty = Rien de ce qui a été collé n'a une quantité et un prix.
page-unclear-number = Ligne { $row } : « { $text } » n'est pas clairement un nombre. Séparez les milliers par une espace.
page-unclear-vat = Ces prix sont TTC. perenne compte les prix HT : collez ceux-ci.
page-undo = Annuler
page-unit-price = Prix unitaire HT
page-unsaved = non enregistré
page-verdict = Verdict
page-warnings = { $count ->
    [one] 1 remarque
   *[other] { $count } remarques
}
page-way-not-written = Cette issue ne peut pas être écrite telle quelle dans le fichier : modifiez les champs du projet à la main.
page-why = D'où vient ce chiffre
page-word-all = toutes les dépenses
page-word-annuity = annuités constantes
page-word-bullet = in fine
page-word-constant-capital = amortissement constant
page-word-contribution = Participation
page-word-end-of-year = en fin d'année
page-word-excl_vat = HT
page-word-false = non
page-word-incl_vat = TTC
page-word-intermediate = taux intermédiaire
page-word-investment = investissement
page-word-linear = mois après mois
page-word-loan = Emprunt
page-word-lognormal = log-normale
page-word-mid-year = en milieu d'année
page-word-monthly = chaque mois
page-word-normal = normale
page-word-operating = fonctionnement
page-word-private = privé
page-word-public = public
page-word-quarterly = chaque trimestre
page-word-reduced = taux réduit
page-word-standard = taux normal
page-word-state = l'État
page-word-step = d'emblée
page-word-subsidy = Subvention
page-word-triangular = triangulaire
page-word-true = oui
page-word-uniform = uniforme
page-word-yearly = chaque année
page-word-zero = aucune
page-write = Écrire { $value }
page-yearly = par unité et par an
page-years = Le budget de la ville, en milliers d'euros : sans → avec le projet
serve-address = perenne est à l'adresse { $address }
serve-failed = le serveur s'est arrêté : { $why }
serve-how-to-end = Ctrl-C l'arrête, ou Quitter sur la page.
serve-no-folder = le dossier ne peut pas être servi : { $why }
serve-no-port = le port ne peut pas être utilisé : { $why }
serve-unsaved = Non enregistré, et perdu : { $list }
