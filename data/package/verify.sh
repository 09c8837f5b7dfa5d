#!/bin/sh
# 校验本档案包：每个文件与制作时一字不差，一个不少，一个不多。
# 用法：sh verify.sh　　结果：0 完好；1 有问题；2 无法校验
cd "$(dirname "$0")" || exit 2

if command -v sha256sum >/dev/null 2>&1; then sum='sha256sum'
elif command -v shasum >/dev/null 2>&1; then sum='shasum -a 256'
else echo '本机没有 sha256sum 或 shasum，无法校验' >&2; exit 2
fi

bad=0
for list in manifest-sha256.txt tagmanifest-sha256.txt; do
  if [ ! -f "$list" ]; then echo "缺少 $list"; bad=1; continue; fi
  if [ -s "$list" ]; then
    said=$($sum -c "$list" 2>&1) || { bad=1; printf '%s\n' "$said" | grep -v ': OK$'; }
  fi
done

# sha256sum 看不出多出来的文件。
added() {
  awk 'NR == FNR { sub (/^[0-9a-f]+ +/, ""); known[$0] = 1; next } !($0 in known) { print "多出的文件：" $0; n = 1 }
       END { exit n }' "$1" - || bad=1
}
find data -type f > "${TMPDIR:-/tmp}/siyi-verify.$$" || exit 2
[ ! -f manifest-sha256.txt ] || added manifest-sha256.txt < "${TMPDIR:-/tmp}/siyi-verify.$$"
find . -type f ! -path './data/*' ! -name 'tagmanifest-*.txt' | sed 's,^\./,,' > "${TMPDIR:-/tmp}/siyi-verify.$$"
[ ! -f tagmanifest-sha256.txt ] || added tagmanifest-sha256.txt < "${TMPDIR:-/tmp}/siyi-verify.$$"
rm -f "${TMPDIR:-/tmp}/siyi-verify.$$"

oxum=$(sed -n 's/^Payload-Oxum: *//p' bag-info.txt | tr -d '\r')
files=$(find data -type f | wc -l | tr -d ' ')
bytes=$(find data -type f -exec cat {} + | wc -c | tr -d ' ')
if [ "$oxum" != "$bytes.$files" ]; then
  echo "应有（字节.文件数）$oxum，实有 $bytes.$files"
  bad=1
fi

if [ $bad = 0 ]; then echo "完好：$files 个文件，$bytes 字节"
else echo '不完好：请向制作单位另取一份'
fi
exit $bad
