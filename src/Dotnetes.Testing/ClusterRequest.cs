namespace Dotnetes.Testing;

/// <summary>One request to the API server.</summary>
/// <param name="User">Who sent it.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Group">The API group.</param>
/// <param name="Resource">The plural name of the resource; empty for paths that are none.</param>
/// <param name="Subresource">The subresource.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
public readonly record struct ClusterRequest(string User, string Verb, string Group, string Resource, string Subresource, string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{User} {Verb} {Resource}{(Subresource.Length > 0 ? "/" + Subresource : "")} {(Namespace.Length > 0 ? Namespace + "/" : "")}{Name}".TrimEnd();
}
