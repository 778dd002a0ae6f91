#!/bin/sh
# The probes of the keeper. ready: no human is needed; prints the reasons otherwise. alive: the loop goes on.
STATE=${STATE:-/tmp}
case $1 in
  ready) [ -f "$STATE/problems" ] || { echo 'the first look is not complete'; exit 1; }
    [ ! -s "$STATE/problems" ] || { cat "$STATE/problems"; exit 1; } ;;
  alive) [ $(($(date +%s) - $(cat "$STATE/beat"))) -lt 120 ] ;;
esac
