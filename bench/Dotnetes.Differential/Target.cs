using System.Text;
using System.Text.Json.Nodes;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;

namespace Dotnetes.Differential;

/// <summary>One of the two API servers.</summary>
internal sealed class Target : IDisposable
{
    private readonly HttpClient _client;
    private readonly ICredentialSource _credentials;
    private string _version = "";

    private Target(HttpClient client, ICredentialSource credentials) => (_client, _credentials) = (client, credentials);

    /// <summary>Stands in bodies for the resource version of the object that was written last, which each server counts in its own way.</summary>
    public const string Version = "@version@";

    /// <summary>Opens <c>URL,TOKEN</c> or the current context of a kubeconfig.</summary>
    public static Target Open(string description)
    {
        var configuration = description.StartsWith("http", StringComparison.Ordinal) && description.Split(',', 2) is var parts
            ? new() { Server = new(parts[0]), InsecureSkipTlsVerify = true, Credentials = StaticCredentials.Bearer(parts.ElementAtOrDefault(1) ?? "") }
            : KubeconfigClient.Configure(KubeconfigFile.Read(description), TimeProvider.System);
        return new(new(HttpHandlers.Create(configuration)) { BaseAddress = configuration.Server, Timeout = TimeSpan.FromSeconds(60) }, configuration.Credentials);
    }

    /// <summary>Sends a request.</summary>
    public async Task<Answer> Send(Request request)
    {
        using var message = new HttpRequestMessage(new(request.Method), request.Path) { Version = new(2, 0) };
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body.Replace(Version, _version)));
            if (request.ContentType.Length > 0)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
            }
        }

        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Token != "")
        {
            message.Headers.TryAddWithoutValidation("Authorization", request.Token is { } token ? $"Bearer {token}" : await _credentials.Authorization(default));
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        HttpResponseMessage response;
        string text;
        try
        {
            response = await _client.SendAsync(message);
            text = await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException e)
        {
            // Counts as an answer of its own: a server must not break off.
            return new(0, "", null, e.Message, []);
        }

        using var closing = response;
        var document = Parse(text);
        if (response.IsSuccessStatusCode && request.Method is "POST" && !request.Path.Contains("dryRun", StringComparison.Ordinal))
        {
            _version = (string?)document?["metadata"]?["resourceVersion"] ?? "";
        }

        var warnings = response.Headers.TryGetValues("Warning", out var values) ? values.ToList() : [];
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", document, text, warnings);
    }

    /// <summary>Takes the resource version of an object for the one that bodies name, because somebody else wrote the object meanwhile.</summary>
    public async Task Refresh(string path) => _version = (string?)(await Send(new("GET", path))).Document?["metadata"]?["resourceVersion"] ?? _version;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length > 0 && text[0] is '{' or '[' ? JsonNode.Parse(text) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
