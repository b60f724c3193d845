using System.Text;

namespace Dotnetes.Client.Transport;

/// <summary>The URL scheme of the API.</summary>
public static class RequestUrl
{
    /// <summary>The HTTP method of a verb.</summary>
    public static HttpMethod MethodOf(string verb) => verb switch
    {
        "get" or "list" or "watch" => HttpMethod.Get,
        "create" => HttpMethod.Post,
        "update" => HttpMethod.Put,
        "patch" => HttpMethod.Patch,
        "delete" or "deletecollection" => HttpMethod.Delete,
        _ => throw new ArgumentException($"\"{verb}\" is not a verb of the API", nameof(verb)),
    };

    /// <summary>The path and query of a request, with a leading slash.</summary>
    /// <exception cref="ArgumentException">A name cannot stand in a path.</exception>
    public static string PathOf(KubeRequest request)
    {
        var path = new StringBuilder(128);
        if (request.Path.Length > 0)
        {
            path.Append(request.Path);
            AddQuery(path, request);
            return path.ToString();
        }

        path.Append(request.Group.Length == 0 ? "/api" : "/apis");
        if (request.Group.Length > 0)
        {
            AddSegment(path, request.Group);
        }

        AddSegment(path, request.Version);
        if (request.Namespace.Length > 0)
        {
            path.Append("/namespaces");
            AddSegment(path, request.Namespace);
        }

        AddSegment(path, request.Resource);
        if (request.Name.Length > 0)
        {
            AddSegment(path, request.Name);
        }

        if (request.Subresource.Length > 0)
        {
            foreach (var segment in request.Subresource.Split('/'))
            {
                AddSegment(path, segment);
            }
        }

        AddQuery(path, request);
        return path.ToString();
    }

    private static void AddQuery(StringBuilder path, KubeRequest request)
    {
        var separator = '?';
        foreach (var (name, value) in request.Query)
        {
            path.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        if (request.Verb == "watch" && !request.Query.ContainsKey("watch"))
        {
            path.Append(separator).Append("watch=true");
        }
    }

    private static void AddSegment(StringBuilder path, string segment)
    {
        // A URL with such a segment would silently mean another resource.
        if (segment is "." or "..")
        {
            throw new ArgumentException($"\"{segment}\" cannot stand in a path of the API");
        }

        path.Append('/').Append(Uri.EscapeDataString(segment));
    }
}
