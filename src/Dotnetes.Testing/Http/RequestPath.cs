namespace Dotnetes.Testing.Http;

/// <summary>Reads what an HTTP request is about, so that faults can be chosen for it.</summary>
internal static class RequestPath
{
    public static ClusterRequest Read(string user, string method, Uri url)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var head = parts.Length > 0 && parts[0] == "api" ? 2 : 3;
        if (parts.Length <= head || parts[0] is not ("api" or "apis"))
        {
            return new(user, "get", "", "", "", "", "");
        }

        var group = head == 2 ? "" : parts[1];
        var rest = parts[head..];
        var ns = "";
        if (rest is ["namespaces", var inside, _, ..] && rest[2] is not ("status" or "finalize"))
        {
            ns = inside;
            rest = rest[2..];
        }

        var name = rest.Length > 1 ? Uri.UnescapeDataString(rest[1]) : "";
        var watches = url.Query.Contains("watch=1", StringComparison.Ordinal) || url.Query.Contains("watch=true", StringComparison.Ordinal);
        return new(user, Verb(method, name.Length > 0, watches), group, rest[0], rest.Length > 2 ? rest[2] : "", ns, name);
    }

    private static string Verb(string method, bool isNamed, bool watches) => method switch
    {
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => isNamed ? "delete" : "deletecollection",
        _ => isNamed ? "get" : watches ? "watch" : "list",
    };
}
