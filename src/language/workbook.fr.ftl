# Sheets
workbook-readme = Lisez-moi
workbook-inputs = Entrées
workbook-inputs-title = Entrées : les cellules jaunes se modifient
workbook-inputs-note = Prix hors taxes. Chaque cellule jaune porte un nom, repris par les formules. Les autres cellules sont protégées, sans mot de passe.
workbook-units = Quantités
workbook-units-title = Unités en service et unités facturées, par mois
workbook-prices = Prix
workbook-prices-title = Indices, TVA, actualisation et prix, par mois
workbook-costs-excl = Coûts HT
workbook-costs-excl-title = Coûts hors taxes, par mois
workbook-costs-incl = Coûts TTC
workbook-costs-incl-title = Coûts toutes taxes comprises, par mois
workbook-monthly = Mois
workbook-monthly-title = Totaux, subventions, participations et FCTVA, par mois
workbook-loans = Emprunts
workbook-loans-title = Emprunts du projet
workbook-years = Exercices
workbook-years-title = Coût et financement du projet, par exercice
workbook-budget = Prospective
workbook-budget-title = Le budget de la commune sans et avec le projet
workbook-rules = Seuils
workbook-rules-title = Marge restante avant chaque seuil, en euros
workbook-rules-note = Une marge négative signifie que le seuil est franchi. Les règles propres au projet comptent après le pilote.

# Columns
workbook-column-label = Valeur
workbook-column-value = Entrée
workbook-column-unit = Tel qu'écrit
workbook-column-source = Source
workbook-column-date = Date
workbook-column-grade = Fiabilité
workbook-column-place = Emplacement
workbook-column-path = Chemin
workbook-column-name = Nom de la cellule
workbook-column-line = Ligne
workbook-column-component = Composant
workbook-column-cause = Cause
workbook-column-state = État
workbook-column-family = Famille
workbook-column-section = Section
workbook-column-vat = Table de TVA
workbook-column-fctva = FCTVA
workbook-column-accounts = Déjà aux comptes
workbook-month = Mois
workbook-year = Exercice
workbook-total = Total
workbook-months-unit = mois
workbook-excl = HT
workbook-incl = TTC

# Units and prices
workbook-service = Nombre en service
workbook-charged = Unités facturées
workbook-live = modifiable
workbook-locked = figé
workbook-locked-falls = figé : baisse
workbook-factors = Indices et taux
workbook-index = Indice
workbook-vat = TVA
workbook-discount = Actualisation
workbook-one-off = ponctuel, recettes
workbook-acquisition = Coût d'acquisition TTC d'une unité, comparé au seuil des biens meubles
workbook-prices-heading = Prix
workbook-price = prix

# Months
workbook-costs = Coûts
workbook-all = Tous les coûts
workbook-budget-parts = Part dans le budget de la commune, hors lignes déjà dans ses comptes
workbook-plan-staff = Fonctionnement, personnel
workbook-plan-operating-all = Fonctionnement, total
workbook-plan-operating = Fonctionnement, hors personnel
workbook-plan-investment = Investissement
workbook-plan-renewals = Renouvellements
workbook-base = Assiette éligible
workbook-granted = Accordé, dans la limite du plafond
workbook-share = Accordé par euro
workbook-received = encaissé
workbook-benefits = Gains
workbook-present = Valeurs actualisées
workbook-discounted = Coût actualisé
workbook-discounted-receipts = Recettes actualisées
workbook-running = Coût récurrent net des recettes qu'il ouvre

# Loans
workbook-ceiling = Montant finançable par l'emprunt
workbook-invested = Investissement TTC
workbook-rights = Recettes qu'il ouvre, quelle que soit leur date
workbook-asked = Emprunts demandés
workbook-borrowed = Montant emprunté
workbook-instalment = Échéance
workbook-opening = Capital avant échéance
workbook-interest = Intérêts
workbook-principal = Capital remboursé
workbook-paid = Payé
workbook-balance = Capital restant dû

# Years
workbook-funding = Financement
workbook-drawn = Emprunts mobilisés
workbook-effects = Effets du projet sur le budget de la commune
workbook-plan-receipts = Recettes de fonctionnement
workbook-plan-grants = Subventions et participations d'investissement
workbook-plan-fctva = FCTVA d'investissement
workbook-plan-savings = Économies
workbook-plan-revenues = Recettes nouvelles
workbook-plan-renewal-rights = FCTVA ouvert par les renouvellements
workbook-plan-wall = Renouvellements nets de leur FCTVA
workbook-pv-excl = Valeur actualisée du coût HT
workbook-pv-incl = Valeur actualisée du coût TTC
workbook-cliff-pilot = Coût récurrent annuel, pendant le pilote
workbook-cliff-after = Coût récurrent annuel, en régime établi
workbook-chart-cliff = Coût TTC par famille et par exercice

# Budget
workbook-accounts = Comptes de la commune et leur évolution
workbook-revenue = Recettes réelles de fonctionnement
workbook-staff = Charges de personnel
workbook-other-spending = Autres dépenses de fonctionnement
workbook-investment = Dépenses d'investissement
workbook-grants = Subventions d'investissement
workbook-other-own = Autres recettes propres d'investissement
workbook-old-rate = Taux de la dette actuelle
workbook-old-principal = Capital remboursé, dette actuelle
workbook-old-interest = Intérêts, dette actuelle
workbook-old-debt = Encours de la dette actuelle
workbook-annuity = Annuité pour un euro emprunté
workbook-minimum = Fonds de roulement minimal
workbook-without = Sans le projet
workbook-with = Avec le projet
workbook-spending = Dépenses de fonctionnement hors intérêts
workbook-new-interest = Intérêts, nouveaux emprunts de la commune
workbook-new-principal = Capital remboursé, nouveaux emprunts de la commune
workbook-own-revenue = Recettes propres d'investissement
workbook-need = Besoin d'emprunt
workbook-room = Emprunt possible
workbook-borrowing = Emprunt de la commune
workbook-new-debt = Encours des nouveaux emprunts de la commune
workbook-chart-savings = Épargne brute sans et avec le projet

# First sheet
workbook-verdict = Verdict
workbook-verdict-note = Ce verdict est celui de perenne pour les valeurs d'origine. Après modification des entrées, lire la feuille « Seuils » ; pour le verdict lui-même, relancer perenne avec --set.
workbook-key = Chiffres clés (formules)
workbook-what-live = Ce qui se recalcule
workbook-live-1 = Prix, parts, taux de panne, indices, taux de TVA et de FCTVA, taux d'actualisation ; quantités par phase des lignes dont le nombre ne baisse jamais.
workbook-live-2 = Subventions et participations : taux, plafond, délai ; emprunts : montant et taux ; gains ; délai du FCTVA ; seuil des biens meubles, qui décide de la section d'une ligne.
workbook-live-3 = Commune : comptes, évolutions, taux de ses emprunts, fonds de roulement minimal, enveloppes, seuils des règles.
workbook-what-locked = Ce que seul perenne peut refaire
workbook-locked-1 = Début, horizon, phases ; durées de vie, garanties, durées et dates des emprunts : la structure des formules en dépend.
workbook-locked-2 = Lignes dont le nombre baisse et forfaits : leurs unités sont celles que compte perenne. Ne pas saisir de quantité qui fasse baisser un nombre : les unités les plus anciennes partiraient d'abord, ce que les formules ne suivent pas.
workbook-locked-3 = Bornes des tranches de prix, durée des emprunts de la commune, mois retenus pour le coût récurrent en régime établi.
workbook-locked-4 = Le verdict, ce qui compte contre le projet, le verdict sur financements acquis ; la valeur résiduelle n'est pas reprise.
workbook-locked-5 = Les cellules contiennent des nombres binaires : les montants concordent avec ceux de perenne au centime, sauf montant tombant exactement sur un demi-centime.
workbook-locked-lines = Lignes à quantité figée : { $lines }.
workbook-trace = Version et fichiers (SHA-256)
