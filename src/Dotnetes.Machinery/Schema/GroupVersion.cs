using System.Diagnostics.CodeAnalysis;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Schema;

/// <summary>An API group and one of its versions, written as in <c>apiVersion</c>: <c>apps/v1</c>, or <c>v1</c> for the legacy group.</summary>
/// <param name="Group">The group; empty for the legacy group.</param>
/// <param name="Version">The version.</param>
public readonly record struct GroupVersion(string Group, string Version)
{
    /// <summary>Whether both parts are empty.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Group) && string.IsNullOrEmpty(Version);

    /// <summary>Reads an <c>apiVersion</c>.</summary>
    /// <exception cref="DecodingException">There is more than one slash.</exception>
    public static GroupVersion Parse(string apiVersion) =>
        TryParse(apiVersion, out var value) ? value : throw new DecodingException($"unexpected GroupVersion string: {apiVersion}");

    /// <summary>Reads an <c>apiVersion</c>; false when it has more than one slash. Empty text and a lone slash read as empty.</summary>
    public static bool TryParse([NotNullWhen(true)] string? apiVersion, out GroupVersion value)
    {
        value = new("", "");
        if (apiVersion is null)
        {
            return false;
        }

        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            value = new("", apiVersion);
            return true;
        }

        if (apiVersion.AsSpan(slash + 1).Contains('/'))
        {
            return false;
        }

        value = new(apiVersion[..slash], apiVersion[(slash + 1)..]);
        return true;
    }

    /// <summary>A kind of this group and version.</summary>
    public GroupVersionKind WithKind(string kind) => new(Group, Version, kind);

    /// <summary>A resource of this group and version.</summary>
    public GroupVersionResource WithResource(string resource) => new(Group, Version, resource);

    /// <summary>The value as in <c>apiVersion</c>.</summary>
    public override string ToString() => string.IsNullOrEmpty(Group) ? Version ?? "" : $"{Group}/{Version}";
}
