namespace Dotnetes.Testing.Faults;

/// <summary>Which requests something goes wrong with, and what. Whatever is empty matches everything.</summary>
/// <param name="Effect">What goes wrong.</param>
public sealed record Fault(FaultEffect Effect)
{
    /// <summary>The user that sends the request; a star at the end stands for anything.</summary>
    public string User { get; init; } = "";

    /// <summary>The verb.</summary>
    public string Verb { get; init; } = "";

    /// <summary>The plural name of the resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource; <c>-</c> for none.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The name of the object.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many requests are hit; null for all until the fault is removed.</summary>
    public int? Times { get; init; }

    /// <summary>The probability by which a request that matches is hit.</summary>
    public double Probability { get; init; } = 1;

    internal bool Matches(in ClusterRequest request) =>
        MatchesUser(User, request.User)
        && (Verb.Length == 0 || Verb == request.Verb)
        && (Resource.Length == 0 || Resource == request.Resource)
        && (Subresource.Length == 0 || (Subresource == "-" ? "" : Subresource) == request.Subresource)
        && (Namespace.Length == 0 || Namespace == request.Namespace)
        && (Name.Length == 0 || Name == request.Name)
        && (Effect.Kind != FaultKind.WatchEnds || request.Verb == "watch");

    internal static bool MatchesUser(string pattern, string user) =>
        pattern.Length == 0 || (pattern[^1] == '*' ? user.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : user == pattern);
}
