using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using Dotnetes.Api.Core.V1;
using Dotnetes.Cri.V1;
using Dotnetes.Kubelet.Env;

namespace Dotnetes.Kubelet.Images;

/// <summary>Finds the credentials for an image in the pod's image pull secrets (both of Docker's file forms).</summary>
internal sealed class PullSecrets(IObjectReader objects)
{
    /// <summary>The credentials that fit the image, the most specific first.</summary>
    public async Task<IReadOnlyList<AuthConfig>> For(Pod pod, ImageReference image, CancellationToken cancellationToken)
    {
        var found = new List<(int Specificity, AuthConfig Auth)>();
        foreach (var name in pod.Spec.ImagePullSecrets.Map(s => s.Name).ToArray())
        {
            var secret = await objects.Secret(pod.Metadata.Namespace, name, cancellationToken);
            if (secret is not null)
            {
                Collect(secret, image, found);
            }
        }

        return found.OrderByDescending(f => f.Specificity).Select(f => f.Auth).ToList();
    }

    private static void Collect(Secret secret, ImageReference image, List<(int Specificity, AuthConfig Auth)> found)
    {
        var isNew = secret.Data.TryGetValue(".dockerconfigjson", out var content);
        if (!isNew && !secret.Data.TryGetValue(".dockercfg", out content))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(content.Memory);
            var entries = document.RootElement;
            if (isNew && (entries.ValueKind != JsonValueKind.Object || !entries.TryGetProperty("auths", out entries)))
            {
                return;
            }

            foreach (var entry in entries.EnumerateObject())
            {
                var specificity = Match(entry.Name, image);
                if (specificity > 0 && ReadAuth(entry.Value) is { } auth)
                {
                    // Without the name of the entry, which need not be a URL: runtimes would compare it with the image's registry once more, and ignore what they cannot read.
                    found.Add((specificity, auth));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A secret that is not JSON has no credentials to offer; the pull then says that it is not authorized.
        }
    }

    private static AuthConfig? ReadAuth(JsonElement entry)
    {
        var user = Text(entry, "username");
        var password = Text(entry, "password");
        if (Text(entry, "auth") is { Length: > 0 } encoded)
        {
            encoded = encoded.TrimEnd('=');
            encoded = encoded.PadRight((encoded.Length + 3) & ~3, '=');
            var buffer = new byte[encoded.Length];
            if (!Convert.TryFromBase64String(encoded, buffer, out var length))
            {
                return null;
            }

            var pair = Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0');
            var colon = pair.IndexOf(':');
            if (colon < 0)
            {
                return null;
            }

            user = pair[..colon];
            password = pair[(colon + 1)..];
        }

        return new AuthConfig { Username = user, Password = password, IdentityToken = Text(entry, "identitytoken"), RegistryToken = Text(entry, "registrytoken") };
    }

    // Zero when it does not fit; hosts may have * for one label, paths fit by prefix.
    private static int Match(string key, ImageReference image)
    {
        var text = key;
        foreach (var scheme in (string[])["https://", "http://"])
        {
            text = text.StartsWith(scheme, StringComparison.Ordinal) ? text[scheme.Length..] : text;
        }

        text = text.TrimEnd('/');
        var slash = text.IndexOf('/');
        var host = slash < 0 ? text : text[..slash];
        var path = slash < 0 ? "" : text[(slash + 1)..];
        if (host is "index.docker.io" or "registry-1.docker.io")
        {
            host = "docker.io";
        }

        if (path is "v1" or "v2")
        {
            path = "";
        }

        var hostFits = host == image.Registry || FitsWildcard(host, image.Registry);
        var pathFits = path.Length == 0 || image.Repository == path || image.Repository.StartsWith(path + "/", StringComparison.Ordinal);
        return hostFits && pathFits ? 1 + path.Length + (host == image.Registry ? 1 : 0) : 0;
    }

    private static bool FitsWildcard(string pattern, string host)
    {
        var patterns = pattern.Split('.');
        var labels = host.Split('.');
        return pattern.Contains('*') && patterns.Length == labels.Length && patterns.Zip(labels).All(p => FileSystemName.MatchesSimpleExpression(p.First, p.Second, ignoreCase: false));
    }

    private static string Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
