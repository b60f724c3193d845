using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dotnetes.Machinery.Structural;

namespace Dotnetes.Cel.Libraries;

// Compiled expressions of RE2's language, matched in time that grows with the text only.
internal static class RegexCache
{
    // Expressions come from stored objects mostly; those made while evaluating must not fill the memory.
    private const int Most = 1024;

    private static readonly ConcurrentDictionary<string, Regex?> _cache = new(StringComparer.Ordinal);

    public static Regex? Find(string pattern)
    {
        if (_cache.TryGetValue(pattern, out var found))
        {
            return found;
        }

        if (_cache.Count >= Most)
        {
            _cache.Clear();
        }

        return _cache[pattern] = GoPattern.TryCompile(pattern, out _);
    }
}
