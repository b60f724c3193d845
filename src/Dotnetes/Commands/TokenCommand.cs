using System.CommandLine;
using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Components;
using Dotnetes.Nodes;
using Dotnetes.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes token create|list|delete|generate</c>: bootstrap tokens, by which nodes join.</summary>
public static class TokenCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create() => new("token", "Makes, shows and deletes the tokens by which nodes join.") { CreateOne(), CreateList(), CreateDelete(), CreateGenerate() };

    private static Command CreateOne()
    {
        var (data, file) = Where();
        var given = new Argument<string>("TOKEN") { Description = "The token, as ID.SECRET; one is made without it.", Arity = ArgumentArity.ZeroOrOne };
        var lifetime = ComponentFlags.Text("--ttl", "For how long it is good, such as 24h or 30m; 0 for ever.", "24h0m0s");
        var usages = ComponentFlags.Text("--usages", "What it is good for, separated by commas.", "signing,authentication");
        var groups = ComponentFlags.Text("--groups", "The groups of who joins by it, separated by commas.", BootstrapToken.DefaultGroup);
        var description = ComponentFlags.Text("--description", "What it is for.");
        var join = new Option<bool>("--print-join-command") { Description = "Print the whole command by which a machine joins, instead of the token." };
        var command = new Command("create", "Makes a token and prints it.") { given, data, file, lifetime, usages, groups, description, join };
        command.SetAction((arguments, cancellation) => Guard.Run(() =>
        {
            var token = (arguments.GetValue(given) is { Length: > 0 } text ? BootstrapToken.Parse(text) : BootstrapToken.Generate()) with
            {
                Expiration = LifetimeOf(arguments.GetValue(lifetime)!) is { Ticks: > 0 } life ? TimeProvider.System.GetUtcNow() + life : null,
                Usages = List(arguments.GetValue(usages)!),
                Groups = List(arguments.GetValue(groups)!),
                Description = arguments.GetValue(description)!,
            };
            var secret = token.ToSecret();
            var path = PathOf(arguments, data, file);
            return With(path, async client =>
            {
                await Store(client, token, secret, cancellation);
                var whole = JoinToken.Format(AuthorityOf(path), token.ToString());
                var whence = $"dotnetes agent --server {await ServerOf(client, path, cancellation)} --token {whole}";
                Console.Out.WriteLine(arguments.GetValue(join) ? whence : whole);
                if (!arguments.GetValue(join) && !Console.IsErrorRedirected)
                {
                    Console.Error.WriteLine($"A machine joins by: {whence}");
                }
            });
        }));
        return command;
    }

    private static Command CreateList()
    {
        var (data, file) = Where();
        var command = new Command("list", "Shows the tokens.") { data, file };
        command.SetAction((arguments, cancellation) => Guard.Run(() => With(PathOf(arguments, data, file), async client =>
        {
            var list = await client.List<Secret>(BootstrapToken.Namespace, new ListOptions { FieldSelector = $"type={BootstrapToken.SecretType}" }, cancellation);
            var now = TimeProvider.System.GetUtcNow();
            TextTable.Write(
            [
                ["TOKEN", "TTL", "EXPIRES", "USAGES", "DESCRIPTION", "EXTRA GROUPS"],
                .. list.Items.Select(BootstrapToken.Of).OfType<BootstrapToken>().Select(t => new[]
                {
                    t.ToString(), Left(t.Expiration, now), t.Expiration?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "<never>",
                    OrNone(string.Join(',', t.Usages.Order(StringComparer.Ordinal))), OrNone(t.Description), OrNone(string.Join(',', t.Groups)),
                }),
            ]);
        })));
        return command;
    }

    private static Command CreateDelete()
    {
        var (data, file) = Where();
        var tokens = new Argument<string[]>("TOKEN") { Description = "The tokens, or the IDs that they begin with.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("delete", "Deletes tokens: nobody can join by them any more. Nodes that have joined stay.") { tokens, data, file };
        command.SetAction((arguments, cancellation) => Guard.Run(() =>
        {
            var ids = arguments.GetValue(tokens)!.Select(BootstrapToken.IdOf).ToList();
            return With(PathOf(arguments, data, file), async client =>
            {
                foreach (var id in ids)
                {
                    await Remove(client, id, cancellation);
                    Console.Out.WriteLine($"token {id} is deleted");
                }
            });
        }));
        return command;
    }

    private static Command CreateGenerate()
    {
        var command = new Command("generate", "Prints a token that no cluster knows yet, for 'dotnetes token create TOKEN'.");
        command.SetAction(_ => Console.Out.WriteLine(BootstrapToken.Generate()));
        return command;
    }

    private static async Task Store(IKubeClient client, BootstrapToken token, Secret secret, CancellationToken cancellationToken)
    {
        try
        {
            await client.Create(secret, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            throw new FormatException($"a token with id \"{token.Id}\" already exists", e);
        }
    }

    private static async Task Remove(IKubeClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.Delete<Secret>(BootstrapToken.Namespace, $"bootstrap-token-{id}", cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            throw new FormatException($"there is no token with id \"{id}\"; 'dotnetes token list' shows those that there are", e);
        }
    }

    private static (Option<string> Data, Option<string> Kubeconfig) Where() => (
        ComponentFlags.Text("--data-dir", "Where the server keeps everything; the administrator's kubeconfig is taken from there.", DataDirectory.Default),
        ComponentFlags.Text("--kubeconfig", "The administrator's kubeconfig when it is another one."));

    private static string PathOf(ParseResult arguments, Option<string> data, Option<string> file) =>
        arguments.GetValue(file) is { Length: > 0 } given ? given : new DataDirectory(Path.GetFullPath(arguments.GetValue(data)!)).AdminKubeconfig;

    private static async Task<int> With(string kubeconfig, Func<IKubeClient, Task> action)
    {
        if (!File.Exists(kubeconfig))
        {
            throw new KubeconfigException($"{kubeconfig} does not exist: start the cluster with 'dotnetes server' first, or name a kubeconfig by --kubeconfig");
        }

        using var connection = ComponentClient.Connect(kubeconfig, "", "dotnetes", TimeProvider.System, NullLoggerFactory.Instance);
        await action(connection.Client);
        return 0;
    }

    // The server's kubeconfig names loopback; other machines reach it where the Service kubernetes leads to.
    private static async Task<string> ServerOf(IKubeClient client, string kubeconfig, CancellationToken cancellationToken)
    {
        var url = ClusterOf(kubeconfig).Server;
        if (!new Uri(url).IsLoopback)
        {
            return url;
        }

        try
        {
            var slice = await client.Get<EndpointSlice>("default", "kubernetes", cancellationToken: cancellationToken);
            return slice.Endpoints.IsEmpty || slice.Ports.IsEmpty || slice.Endpoints[0].Addresses.IsEmpty
                ? url
                : new UriBuilder("https", slice.Endpoints[0].Addresses[0], slice.Ports[0].Port ?? 6443).Uri.GetLeftPart(UriPartial.Authority);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return url;
        }
    }

    // The file that the server shows at /cacerts, byte for byte: machines that join compare its hash.
    private static string AuthorityOf(string kubeconfig)
    {
        var cluster = ClusterOf(kubeconfig);
        return !cluster.CertificateAuthorityData.IsEmpty ? cluster.CertificateAuthorityData.ToUtf8String()
            : cluster.CertificateAuthority.Length > 0 ? File.ReadAllText(cluster.CertificateAuthority)
            : throw new KubeconfigException($"{kubeconfig} names no certificate authority, so a token could not tell the right cluster from another");
    }

    private static Api.Config.Kubeconfig.V1.Cluster ClusterOf(string kubeconfig)
    {
        var file = KubeconfigFile.Read(kubeconfig);
        var context = file.Contexts.Find(c => c.Name == file.CurrentContext)?.Context;
        return file.Clusters.Find(c => c.Name == context?.Cluster)?.Cluster ?? throw new KubeconfigException($"{kubeconfig} has no current context with a cluster");
    }

    private static TimeSpan LifetimeOf(string text) => text == "0" ? TimeSpan.Zero
        : Duration.TryParse(text, out var duration) && duration.TotalSeconds >= 0 ? TimeSpan.FromSeconds(duration.TotalSeconds)
        : throw new FormatException($"--ttl: {text} is no duration; write it as 24h or 30m");

    private static string Left(DateTimeOffset? end, DateTimeOffset now) => end is not { } at ? "<forever>"
        : at <= now ? "<invalid>"
        : at - now is { TotalHours: >= 1 } hours ? string.Create(CultureInfo.InvariantCulture, $"{(int)hours.TotalHours}h")
        : at - now is { TotalMinutes: >= 1 } minutes ? string.Create(CultureInfo.InvariantCulture, $"{(int)minutes.TotalMinutes}m")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)(at - now).TotalSeconds}s");

    private static ValueList<string> List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList();

    private static string OrNone(string text) => text.Length > 0 ? text : "<none>";
}
