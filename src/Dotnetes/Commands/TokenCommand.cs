using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Components;
using Dotnetes.Nodes;
using Dotnetes.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes token create|list|delete</c>: bootstrap tokens, by which nodes join.</summary>
public static class TokenCommand
{
    private const string Namespace = "kube-system";
    private const string Prefix = "bootstrap-token-";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("token", "Makes, shows and deletes the tokens by which nodes join.");
        command.Subcommands.Add(CreateOne());
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateDelete());
        return command;
    }

    private static Command CreateOne()
    {
        var file = KubeconfigFlag();
        var lifetime = ComponentFlags.Text("--ttl", "For how long it is good, such as 24h or 30m; 0 for ever.", "24h");
        var description = ComponentFlags.Text("--description", "What it is for.");
        var command = new Command("create", "Makes a token and prints it.") { file, lifetime, description };
        command.SetAction((arguments, cancellation) => Guard.Run(() => With(arguments.GetValue(file)!, async client =>
        {
            var id = RandomNumberGenerator.GetString(Alphabet, 6);
            var secret = RandomNumberGenerator.GetString(Alphabet, 16);
            await client.Create(SecretOf(id, secret, LifetimeOf(arguments.GetValue(lifetime)!), arguments.GetValue(description)!), cancellationToken: cancellation);
            Console.Out.WriteLine(JoinToken.Format(AuthorityOf(arguments.GetValue(file)!), $"{id}.{secret}"));
        })));
        return command;
    }

    private static Command CreateList()
    {
        var file = KubeconfigFlag();
        var command = new Command("list", "Shows the tokens, without their secret half.") { file };
        command.SetAction((arguments, cancellation) => Guard.Run(() => With(arguments.GetValue(file)!, async client =>
        {
            Console.Out.WriteLine($"{"ID",-8}{"EXPIRES",-24}{"USAGES",-26}DESCRIPTION");
            var list = await client.List<Secret>(Namespace, new ListOptions { FieldSelector = "type=bootstrap.kubernetes.io/token" }, cancellation);
            foreach (var item in list.Items)
            {
                var usages = string.Join(',', item.Data.Where(d => d.Key.StartsWith("usage-bootstrap-", StringComparison.Ordinal) && d.Value.ToUtf8String() == "true").Select(d => d.Key["usage-bootstrap-".Length..]));
                Console.Out.WriteLine($"{Text(item, "token-id"),-8}{(Text(item, "expiration") is { Length: > 0 } at ? at : "never"),-24}{usages,-26}{Text(item, "description")}");
            }
        })));
        return command;
    }

    private static Command CreateDelete()
    {
        var file = KubeconfigFlag();
        var token = new Argument<string>("token") { Description = "The token, or the ID that it begins with." };
        var command = new Command("delete", "Deletes a token: nobody can join by it any more. Nodes that have joined stay.") { file, token };
        command.SetAction((arguments, cancellation) => Guard.Run(() => With(arguments.GetValue(file)!, async client =>
        {
            var id = JoinToken.Parse(arguments.GetValue(token)!).Secret.Split('.')[0];
            await client.Delete<Secret>(Namespace, Prefix + id, cancellationToken: cancellation);
            Console.Out.WriteLine($"token {id} is deleted");
        })));
        return command;
    }

    private static Option<string> KubeconfigFlag() =>
        ComponentFlags.Text("--kubeconfig", "The administrator's kubeconfig.", new DataDirectory(DataDirectory.Default).AdminKubeconfig);

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

    // The file that the server shows at /cacerts, byte for byte: machines that join compare its hash.
    private static string AuthorityOf(string kubeconfig)
    {
        var file = KubeconfigFile.Read(kubeconfig);
        var context = file.Contexts.Find(c => c.Name == file.CurrentContext)?.Context;
        var cluster = file.Clusters.Find(c => c.Name == context?.Cluster)?.Cluster ?? throw new KubeconfigException($"{kubeconfig} has no current context with a cluster");
        return !cluster.CertificateAuthorityData.IsEmpty ? cluster.CertificateAuthorityData.ToUtf8String()
            : cluster.CertificateAuthority.Length > 0 ? File.ReadAllText(cluster.CertificateAuthority)
            : throw new KubeconfigException($"{kubeconfig} names no certificate authority, so a token could not tell the right cluster from another");
    }

    private static string Text(Secret secret, string key) => secret.Data.TryGetValue(key, out var value) ? value.ToUtf8String() : "";

    private static TimeSpan LifetimeOf(string text) => text == "0" ? TimeSpan.Zero
        : Duration.TryParse(text, out var duration) ? TimeSpan.FromSeconds(duration.TotalSeconds)
        : throw new FormatException($"--ttl: {text} is no duration; write it as 24h or 30m");

    private static Secret SecretOf(string id, string secret, TimeSpan lifetime, string description)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token-id"] = id,
            ["token-secret"] = secret,
            ["usage-bootstrap-authentication"] = "true",
            ["usage-bootstrap-signing"] = "true",
        };
        if (lifetime > TimeSpan.Zero)
        {
            data["expiration"] = (TimeProvider.System.GetUtcNow() + lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        if (description.Length > 0)
        {
            data["description"] = description;
        }

        return new Secret
        {
            Metadata = new ObjectMeta { Namespace = Namespace, Name = Prefix + id },
            Type = "bootstrap.kubernetes.io/token",
            StringData = data.ToValueMap(),
        };
    }
}
