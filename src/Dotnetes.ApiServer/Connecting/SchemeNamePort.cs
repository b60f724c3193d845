namespace Dotnetes.ApiServer.Connecting;

/// <summary>The name of something to proxy to: <c>name</c>, <c>name:port</c> or <c>scheme:name:port</c>.</summary>
/// <param name="Scheme"><c>http</c>, <c>https</c> or empty.</param>
/// <param name="Name">The object's name.</param>
/// <param name="Port">A port's number or name; empty when none is given.</param>
internal readonly record struct SchemeNamePort(string Scheme, string Name, string Port)
{
    /// <summary>The scheme that is used when none is given.</summary>
    public string EffectiveScheme => Scheme.Length == 0 ? "http" : Scheme;

    /// <summary>Reads such a name.</summary>
    /// <param name="text">The name in the URL.</param>
    /// <param name="kind">What is named, for the message.</param>
    /// <exception cref="ApiException">400: it has another form.</exception>
    public static SchemeNamePort Parse(string text, string kind)
    {
        SchemeNamePort? parsed = text.Split(':') switch
        {
            [var name] => new("", name, ""),
            [var name, var port] => new("", name, port),
            [var scheme, var name, var port] => new(scheme, name, port),
            _ => null,
        };
        return parsed is { Name.Length: > 0, Scheme: "" or "http" or "https" } good
            ? good
            : throw ApiErrors.BadRequest($"invalid {kind} request {GoText.Quote(text)}");
    }
}
