namespace Dotnetes.Machinery.Serving;

/// <summary>What a server answers about itself, such as a <see cref="StatusServer"/>: a short text.</summary>
/// <param name="Code">The status code of HTTP.</param>
/// <param name="Body">The text.</param>
public sealed record StatusReply(int Code, string Body)
{
    /// <summary>There is nothing at that path.</summary>
    public static StatusReply NotFound { get; } = new(404, "404 page not found\n");

    /// <summary>The type of the text.</summary>
    public string ContentType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
