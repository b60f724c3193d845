namespace Dotnetes.Serialization.Schema;

/// <summary>The names of a kind.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The API version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Plural">The plural resource name; empty when the kind is not a resource of its own.</param>
/// <param name="Namespaced">Whether objects live in namespaces.</param>
public sealed record KindInfo(string Group, string Version, string Kind, string Plural = "", bool Namespaced = false)
{
    /// <summary>The apiVersion: the version, behind the group where there is one.</summary>
    public string ApiVersion { get; } = Group.Length == 0 ? Version : $"{Group}/{Version}";
}
