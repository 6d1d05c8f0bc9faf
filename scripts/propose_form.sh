#!/bin/sh
# Says what scripts/wrong_form.py has to answer in the issue NUMBER, and opens or renews the pull request of its change.
set -eu
form=$1
gh issue comment "$NUMBER" --body-file "$form/answer.md" --edit-last --create-if-none
[ -e "$form/title" ] || exit 0
branch="wrong/$NUMBER"
git switch --quiet --create "$branch"
git apply --include='data/*' "$form/data.patch"
git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
	commit --quiet --file="$form/title" -- data
git push --quiet --force "https://x-access-token:$GH_TOKEN@github.com/$GITHUB_REPOSITORY.git" "$branch"
printf '\nCloses #%s.\n' "$NUMBER" >> "$form/body.md"
title=$(cat "$form/title")
gh pr create --head "$branch" --title "$title" --body-file "$form/body.md" ||
	gh pr edit "$branch" --title "$title" --body-file "$form/body.md"
