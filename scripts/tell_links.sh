#!/bin/sh
# Opens or renews the one issue with the label "links": it holds the report in the folder $1, and is closed where there is
# nothing to tell. Hosts cut what is longer.
set -eu
report=$1
number=$(gh issue list --label links --state open --limit 1 --json number --jq '.[].number')
if [ ! -s "$report/attention" ]; then
	[ -z "$number" ] || gh issue close "$number" --comment 'No address is gone, has moved or lacks a quote.'
	exit 0
fi
head --bytes 60000 "$report/report.md" | iconv -c -f UTF-8 -t UTF-8 > "$report/issue.md"
if [ -n "$number" ]; then
	gh issue edit "$number" --body-file "$report/issue.md"
else
	gh label create links --description 'Found by make links' --force
	gh issue create --title 'Addresses of sources that need a look' --label links --body-file "$report/issue.md"
fi
