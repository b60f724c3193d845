namespace Dotnetes.Differential.Security;

/// <summary>Sends requests of named users to both servers, one after the other, so that both go through the same states.</summary>
internal sealed class SecurityRun(Target left, Target right, Report report)
{
    public const string Admin = "admin";

    public const string Merge = "application/merge-patch+json";

    private int _count;

    /// <summary>What the audit ids of this run's requests start with.</summary>
    public string Prefix { get; } = $"d{Environment.ProcessId}-";

    /// <summary>Sends a request of the administrator that only prepares others.</summary>
    public async Task Do(string method, string path, string? body = null, string contentType = "application/json")
    {
        var request = new Request(method, path, body, contentType) { Token = "admintoken" };
        var l = left.Send(request);
        var r = right.Send(request);
        var (a, b) = (await l, await r);
        if (a.Code != b.Code || (a.Code >= 400 && a.Code != 409))
        {
            Console.Error.WriteLine($"{method} {path}: {a.Code} {a.Text} | {b.Code} {b.Text}");
        }
    }

    /// <summary>Sends a request of a user and compares the answers. An empty user stands for nobody.</summary>
    public async Task<(Answer Left, Answer Right)> Try(
        string subject, string user, string method, string path, string? body = null, string contentType = "application/json", string what = "", params (string, string)[] headers)
    {
        var request = new Request(method, path, body, contentType)
        {
            Token = user.Length == 0 || user.Contains('.') ? user : $"{user}token",
            Headers = [.. headers, ("Audit-ID", $"{Prefix}{++_count:d5}")],
        };
        var l = left.Send(request);
        var r = right.Send(request);
        var (a, b) = (await l, await r);
        report.Add(subject, $"{(user.Contains('.') ? "bearer" : user)} {method} {path} {what} {string.Join(' ', headers)} {Short(body)}", request, SecurityAnswers.Readable(a), SecurityAnswers.Readable(b));
        return (a, b);
    }

    /// <summary>Sends to each server a request of its own, such as one with a token that the server made, and compares the answers.</summary>
    public async Task TryEach(string subject, string what, Request toLeft, Request toRight)
    {
        var id = ("Audit-ID", $"{Prefix}{++_count:d5}");
        var l = left.Send(toLeft with { Headers = [.. toLeft.Headers, id] });
        var r = right.Send(toRight with { Headers = [.. toRight.Headers, id] });
        var (a, b) = (await l, await r);
        report.Add(subject, what, toLeft, SecurityAnswers.Readable(a), SecurityAnswers.Readable(b));
    }

    /// <summary>Lets the caches of both servers catch up.</summary>
    public static Task Settle() => Task.Delay(700);

    /// <summary>Makes a namespace with the service account that pods need.</summary>
    public async Task Namespace(string name, string labels = "{}", string annotations = "{}")
    {
        await Do("POST", "/api/v1/namespaces", $$$"""{"metadata":{"name":"{{{name}}}","labels":{{{labels}}},"annotations":{{{annotations}}}}}""");
        await Do("POST", $"/api/v1/namespaces/{name}/serviceaccounts", """{"metadata":{"name":"default"}}""");
    }

    private static string Short(string? body) => body is null ? "" : body.Length > 260 ? body[..260] + "…" : body;
}
