namespace Dotnetes.Differential;

/// <summary>A request for both servers.</summary>
internal sealed record Request(string Method, string Path, string? Body = null, string ContentType = "application/json", string Accept = "application/json");
