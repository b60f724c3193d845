namespace Dotnetes.Differential;

/// <summary>A request for both servers.</summary>
internal sealed record Request(string Method, string Path, string? Body = null, string ContentType = "application/json", string Accept = "application/json")
{
    /// <summary>Whose request it is, by bearer token; without it the one of the target's description.</summary>
    public string? Token { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
