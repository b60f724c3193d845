using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication.Proxy;

/// <summary>
/// Believes what a proxy says of the user in headers, when the proxy shows a client certificate of its own authority. From anybody else the headers mean
/// nothing.
/// </summary>
public sealed class RequestHeaderAuthenticator(RequestHeaderOptions options, TimeProvider time) : IAuthenticator
{
    private readonly CertificateTrust _trust = new(options.Authorities, time);

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken)
    {
        // Asked first, because almost nobody sends these headers and to judge a certificate is dear; one of another authority is for the next authenticator.
        var headers = context.Request.Headers;
        var user = First(headers, options.UserHeaders);
        if (user.Length == 0 || context.Connection.ClientCertificate is not { } certificate || !_trust.Includes(certificate))
        {
            return default;
        }

        var name = ClientCertificates.SubjectOf(certificate)?.CommonName ?? "";
        if (!options.AllowedNames.IsEmpty && !options.AllowedNames.Contains(name))
        {
            return new(new AuthenticationResult(null, $"x509: subject with cn={name} is not in the allowed list"));
        }

        var info = new UserInfo(user)
        {
            Uid = First(headers, options.UidHeaders),
            Groups = options.GroupHeaders.SelectMany(h => headers[h].Select(v => v ?? "")).Where(v => v.Length > 0).ToValueList(),
            Extra = Extra(headers),
        };
        foreach (var header in headers.Keys.Where(IsOurs).ToList())
        {
            headers.Remove(header);
        }

        return new(new AuthenticationResult(info));
    }

    private bool IsOurs(string header) =>
        Names().Contains(header, StringComparer.OrdinalIgnoreCase) || options.ExtraHeaderPrefixes.Any(p => header.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Names() => [.. options.UserHeaders, .. options.UidHeaders, .. options.GroupHeaders];

    private static string First(IHeaderDictionary headers, ValueList<string> names)
    {
        foreach (var name in names)
        {
            if (headers[name] is [{ Length: > 0 } value, ..])
            {
                return value;
            }
        }

        return "";
    }

    private ValueMap<ValueList<string>> Extra(IHeaderDictionary headers)
    {
        var extra = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var prefix in options.ExtraHeaderPrefixes)
        {
            foreach (var (header, values) in headers)
            {
                if (header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    var key = Uri.UnescapeDataString(header[prefix.Length..].ToLowerInvariant());
                    extra.TryAdd(key, []);
                    extra[key].AddRange(values.Select(v => v ?? ""));
                }
            }
        }

        return extra.Select(e => KeyValuePair.Create(e.Key, e.Value.ToValueList())).ToValueMap();
    }
}
