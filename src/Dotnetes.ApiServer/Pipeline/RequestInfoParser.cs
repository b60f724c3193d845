namespace Dotnetes.ApiServer.Pipeline;

/// <summary>Reads methods and paths.</summary>
internal static class RequestInfoParser
{
    /// <summary>Reads a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The decoded path.</param>
    /// <param name="watch">Whether the query asks for a watch.</param>
    public static RequestInfo Parse(string method, string path, bool watch)
    {
        var other = new RequestInfo { Verb = method.ToLowerInvariant(), Path = path };
        // Nothing between two slashes is a part like any other: it names nothing that is served.
        var parts = path.Trim('/').Split('/');
        if (parts[0] is not ("api" or "apis"))
        {
            return other;
        }

        var isCore = parts[0] == "api";
        var head = isCore ? 2 : 3;
        if (parts.Length <= head)
        {
            return other;
        }

        var rest = parts.AsSpan(head);
        var verb = method switch
        {
            "POST" => "create",
            "GET" or "HEAD" => "get",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            _ => "",
        };
        var isOldWatch = rest[0] == "watch";
        if (rest[0] is "watch" or "proxy")
        {
            // The old form of watches, which some clients still use, and of proxies, which is served no more.
            verb = rest[0];
            rest = rest[1..];
            if (rest.Length == 0)
            {
                return other;
            }
        }

        var info = Locate(rest, new RequestInfo
        {
            Verb = verb,
            Path = path,
            IsResource = true,
            IsOldWatch = isOldWatch,
            Group = isCore ? "" : parts[1],
            Version = isCore ? parts[1] : parts[2],
        });
        return info.Name.Length > 0
            ? info
            : info with
            {
                Verb = verb switch
                {
                    "get" => watch ? "watch" : "list",
                    "delete" => "deletecollection",
                    _ => verb,
                },
            };
    }

    private static RequestInfo Locate(ReadOnlySpan<string> parts, RequestInfo info)
    {
        var ns = "";
        if (parts[0] == "namespaces" && parts.Length > 1)
        {
            ns = parts[1];
            if (parts.Length > 2 && parts[2] is not ("status" or "finalize"))
            {
                parts = parts[2..];
            }
        }

        return info with
        {
            Namespace = ns,
            Resource = parts[0],
            Name = parts.Length > 1 ? parts[1] : "",
            Subresource = parts.Length > 2 ? parts[2] : "",
            Rest = parts.Length > 3 ? string.Join('/', parts[3..].ToArray()) : "",
        };
    }
}
