using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Dotnetes.Machinery.Schema;

/// <summary>
/// Finds resources by kind and kinds by resource. Immutable: custom resources come and go by making a new mapper. The order in
/// which mappings are added is the order of preference among the versions of a group.
/// </summary>
public sealed class RestMapper
{
    private readonly ImmutableDictionary<GroupVersionResource, RestMapping> _byResource;
    private readonly ImmutableDictionary<GroupVersionKind, RestMapping> _byKind;
    private readonly ImmutableDictionary<GroupKind, ImmutableList<RestMapping>> _byGroupKind;
    private readonly ImmutableDictionary<string, ImmutableList<RestMapping>> _byName;

    private RestMapper(
        ImmutableDictionary<GroupVersionResource, RestMapping> byResource,
        ImmutableDictionary<GroupVersionKind, RestMapping> byKind,
        ImmutableDictionary<GroupKind, ImmutableList<RestMapping>> byGroupKind,
        ImmutableDictionary<string, ImmutableList<RestMapping>> byName)
    {
        _byResource = byResource;
        _byKind = byKind;
        _byGroupKind = byGroupKind;
        _byName = byName;
    }

    /// <summary>Knows nothing.</summary>
    public static RestMapper Empty { get; } = new(
        ImmutableDictionary<GroupVersionResource, RestMapping>.Empty,
        ImmutableDictionary<GroupVersionKind, RestMapping>.Empty,
        ImmutableDictionary<GroupKind, ImmutableList<RestMapping>>.Empty,
        ImmutableDictionary.Create<string, ImmutableList<RestMapping>>(StringComparer.Ordinal));

    /// <summary>All mappings, in no particular order.</summary>
    public IEnumerable<RestMapping> Mappings => _byResource.Values;

    /// <summary>The mapper that also knows <paramref name="mapping"/>; a mapping of the same resource is replaced.</summary>
    public RestMapper Add(RestMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var rest = Remove(mapping.Resource);
        var byName = rest._byName;
        foreach (var name in NamesOf(mapping))
        {
            byName = byName.SetItem(name, byName.GetValueOrDefault(name, []).Add(mapping));
        }

        return new(
            rest._byResource.Add(mapping.Resource, mapping),
            rest._byKind.SetItem(mapping.Kind, mapping),
            rest._byGroupKind.SetItem(mapping.Kind.GroupKind, rest._byGroupKind.GetValueOrDefault(mapping.Kind.GroupKind, []).Add(mapping)),
            byName);
    }

    /// <summary>The mapper that does not know <paramref name="resource"/>.</summary>
    public RestMapper Remove(GroupVersionResource resource)
    {
        if (!_byResource.TryGetValue(resource, out var mapping))
        {
            return this;
        }

        var byName = _byName;
        foreach (var name in NamesOf(mapping))
        {
            var named = byName[name].Remove(mapping);
            byName = named.IsEmpty ? byName.Remove(name) : byName.SetItem(name, named);
        }

        var groupKind = mapping.Kind.GroupKind;
        var sameKind = _byGroupKind[groupKind].Remove(mapping);
        var sameVersion = sameKind.FindLast(m => m.Kind == mapping.Kind);
        return new(
            _byResource.Remove(resource),
            sameVersion is null ? _byKind.Remove(mapping.Kind) : _byKind.SetItem(mapping.Kind, sameVersion),
            sameKind.IsEmpty ? _byGroupKind.Remove(groupKind) : _byGroupKind.SetItem(groupKind, sameKind),
            byName);
    }

    /// <summary>Finds the mapping of a resource.</summary>
    public bool TryGetByResource(GroupVersionResource resource, [NotNullWhen(true)] out RestMapping? mapping) => _byResource.TryGetValue(resource, out mapping);

    /// <summary>Finds the mapping of a kind in one version.</summary>
    public bool TryGetByKind(GroupVersionKind kind, [NotNullWhen(true)] out RestMapping? mapping) => _byKind.TryGetValue(kind, out mapping);

    /// <summary>Finds the mapping of a kind in the first of <paramref name="versions"/> that has it, or in the preferred one when none are given.</summary>
    public bool TryGetByKind(GroupKind kind, [NotNullWhen(true)] out RestMapping? mapping, params ReadOnlySpan<string> versions)
    {
        foreach (var version in versions)
        {
            if (_byKind.TryGetValue(kind.WithVersion(version), out mapping))
            {
                return true;
            }
        }

        mapping = versions.IsEmpty ? _byGroupKind.GetValueOrDefault(kind, []).FirstOrDefault() : null;
        return mapping is not null;
    }

    /// <summary>
    /// Finds the mapping of what people type: plural, singular, short name or kind in any case, alone or followed by a version and a
    /// group or by the beginning of a group: <c>deploy</c>, <c>deployments.apps</c>, <c>deployments.v1.apps</c>. Where several fit,
    /// plurals come before singulars and these before short names, then the one added first wins.
    /// </summary>
    public bool TryGetByName(string text, [NotNullWhen(true)] out RestMapping? mapping)
    {
        var (withVersion, withoutVersion) = GroupVersionResource.ParseArgument(text.ToLowerInvariant());
        mapping = withVersion is { } exact ? Find(exact.Resource, m => m.Resource.Group == exact.Group && m.Resource.Version == exact.Version) : null;
        mapping ??= Find(withoutVersion.Resource, m => withoutVersion.Group.Length == 0 || m.Resource.Group == withoutVersion.Group);
        mapping ??= Find(withoutVersion.Resource, m => m.Resource.Group.StartsWith(withoutVersion.Group, StringComparison.Ordinal));
        return mapping is not null;
    }

    /// <summary>Upstream's message for a kind that nothing maps.</summary>
    public static string NoKindMatch(GroupKind kind, params ReadOnlySpan<string> versions)
    {
        var group = kind.Group ?? "";
        if (versions.IsEmpty)
        {
            return $"no matches for kind \"{kind.Kind}\" in group \"{group}\"";
        }

        var names = new List<string>(versions.Length);
        foreach (var version in versions)
        {
            names.Add($"\"{new GroupVersion(group, version)}\"");
        }

        return $"no matches for kind \"{kind.Kind}\" in version{(names.Count == 1 ? "" : "s")} {(names.Count == 1 ? names[0] : $"[{string.Join(" ", names)}]")}";
    }

    /// <summary>Upstream's message for a resource that nothing maps.</summary>
    public static string NoResourceMatch(GroupVersionResource resource) => $"no matches for {resource}";

    private static IEnumerable<string> NamesOf(RestMapping mapping) =>
        mapping.ShortNames.Append(mapping.Resource.Resource).Append(mapping.Singular).Append(mapping.Kind.Kind.ToLowerInvariant()).Distinct(StringComparer.Ordinal);

    private RestMapping? Find(string name, Func<RestMapping, bool> fits) => _byName.GetValueOrDefault(name, [])
        .Where(fits)
        .OrderBy(m => m.Resource.Resource == name ? 0 : m.Singular == name ? 1 : m.ShortNames.Contains(name) ? 2 : 3)
        .FirstOrDefault();
}
