namespace Dotnetes.ApiServer.Authentication;

/// <summary>Who sent a request.</summary>
/// <param name="Name">The user name.</param>
public sealed record UserInfo(string Name)
{
    /// <summary>A stable identifier; empty when the authenticator knows none.</summary>
    public string Uid { get; init; } = "";

    /// <summary>The groups.</summary>
    public ValueList<string> Groups { get; init; }

    /// <summary>What else the authenticator knows.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; }

    /// <summary>The user of requests without credentials.</summary>
    public static UserInfo Anonymous { get; } = new("system:anonymous") { Groups = ["system:unauthenticated"] };

    /// <summary>The user of the API server's own requests; member of system:masters.</summary>
    public static UserInfo ApiServer { get; } = new("system:apiserver") { Groups = ["system:authenticated", "system:masters"] };
}
