using System.Collections.Frozen;
using System.Numerics;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>
/// Finds the flow schema of a request: the rules that are for its sender are found by name and group, as a set of bits, and only those are tried, in order of precedence.
/// </summary>
internal sealed class FlowSchemaIndex
{
    private const int WordBits = 64;
    private const int WordsOnStack = 16;

    private readonly (FlowRule Rule, FlowSchemaEntry Schema)[] _rules;
    private readonly int _words;
    private readonly ulong[] _everybody;
    private readonly FrozenDictionary<string, ulong[]> _users;
    private readonly FrozenDictionary<string, ulong[]> _groups;
    private readonly FrozenDictionary<string, ulong[]>.AlternateLookup<ReadOnlySpan<char>> _namespaces;

    /// <summary>Makes an index.</summary>
    /// <param name="schemas">The schemas in order of precedence.</param>
    public FlowSchemaIndex(IReadOnlyList<FlowSchemaEntry> schemas)
    {
        Schemas = schemas;
        _rules = [.. schemas.SelectMany(s => s.Rules, (s, r) => (r, s))];
        _words = (_rules.Length + WordBits - 1) / WordBits;
        _everybody = new ulong[_words];
        var (users, groups, namespaces) = (NewSets(), NewSets(), NewSets());
        for (var i = 0; i < _rules.Length; i++)
        {
            var rule = _rules[i].Rule;
            if (rule.IsForEverybody)
            {
                Set(_everybody, i);
            }

            Add(users, rule.Users, i);
            Add(groups, rule.Groups, i);
            Add(namespaces, rule.AccountNamespaces, i);
        }

        _users = users.ToFrozenDictionary(StringComparer.Ordinal);
        _groups = groups.ToFrozenDictionary(StringComparer.Ordinal);
        _namespaces = namespaces.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The schemas in order of precedence.</summary>
    public IReadOnlyList<FlowSchemaEntry> Schemas { get; }

    /// <summary>The first schema that matches, or null.</summary>
    public FlowSchemaEntry? Find(RequestInfo info, UserInfo user)
    {
        Span<ulong> candidates = _words <= WordsOnStack ? stackalloc ulong[WordsOnStack] : new ulong[_words];
        candidates = candidates[.._words];
        Gather(candidates, user);
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var (rule, schema) = _rules[(word * WordBits) + BitOperations.TrailingZeroCount(bits)];
                if (rule.Matches(info))
                {
                    return schema;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, ulong[]> NewSets() => new(StringComparer.Ordinal);

    private static void Set(ulong[] bits, int index) => bits[index / WordBits] |= 1UL << (index % WordBits);

    private static void Unite(Span<ulong> bits, ulong[] more)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= more[i];
        }
    }

    private void Add(Dictionary<string, ulong[]> sets, IReadOnlyList<string> names, int index)
    {
        foreach (var name in names)
        {
            if (!sets.TryGetValue(name, out var bits))
            {
                sets[name] = bits = new ulong[_words];
            }

            Set(bits, index);
        }
    }

    private void Gather(Span<ulong> candidates, UserInfo user)
    {
        _everybody.CopyTo(candidates);
        if (_users.TryGetValue(user.Name, out var forUser))
        {
            Unite(candidates, forUser);
        }

        foreach (var group in user.Groups)
        {
            if (_groups.TryGetValue(group, out var forGroup))
            {
                Unite(candidates, forGroup);
            }
        }

        var name = user.Name.AsSpan();
        if (name.StartsWith(FlowRule.AccountPrefixSpan, StringComparison.Ordinal))
        {
            name = name[FlowRule.AccountPrefixSpan.Length..];
            if (name.IndexOf(':') is var end and >= 0 && _namespaces.TryGetValue(name[..end], out var forNamespace))
            {
                Unite(candidates, forNamespace);
            }
        }
    }
}
