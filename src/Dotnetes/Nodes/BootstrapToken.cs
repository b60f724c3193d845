using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Nodes;

/// <summary>A bootstrap token, by which a node joins: <c>ID.SECRET</c>, kept as a secret of kube-system as kubeadm keeps it.</summary>
public sealed partial record BootstrapToken
{
    /// <summary>The namespace of the secrets.</summary>
    public const string Namespace = "kube-system";

    /// <summary>The type of the secrets.</summary>
    public const string SecretType = "bootstrap.kubernetes.io/token";

    /// <summary>The group that tokens get when none is named, as with kubeadm.</summary>
    public const string DefaultGroup = "system:bootstrappers:kubeadm:default-node-token";

    private const string NamePrefix = "bootstrap-token-";
    private const string UsagePrefix = "usage-bootstrap-";
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static readonly string[] s_usages = ["signing", "authentication"];

    /// <summary>The public half: six small letters or digits.</summary>
    public required string Id { get; init; }

    /// <summary>The secret half: sixteen small letters or digits.</summary>
    public required string Secret { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Expiration { get; init; }

    /// <summary>What it is good for: <c>signing</c> the cluster's description, <c>authentication</c> of nodes.</summary>
    public ValueList<string> Usages { get; init; } = [.. s_usages];

    /// <summary>The groups that its user is in, beside <c>system:bootstrappers</c>.</summary>
    public ValueList<string> Groups { get; init; } = [DefaultGroup];

    /// <summary>What people note about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The name of the secret.</summary>
    public string Name => NamePrefix + Id;

    /// <summary>Makes a new one.</summary>
    public static BootstrapToken Generate() => new() { Id = RandomNumberGenerator.GetString(Alphabet, 6), Secret = RandomNumberGenerator.GetString(Alphabet, 16) };

    /// <summary>Reads <c>ID.SECRET</c>.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static BootstrapToken Parse(string text) => Form().Match(text) is { Success: true } match
        ? new() { Id = match.Groups[1].Value, Secret = match.Groups[2].Value }
        : throw new FormatException("a bootstrap token has the form ID.SECRET: six and sixteen small letters or digits, such as those of 'dotnetes token generate'");

    /// <summary>The id of what names a token: the token, with or without the hash of the authority, or the id alone.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static string IdOf(string text) => IdForm().IsMatch(text) ? text : Parse(JoinToken.Parse(text).Secret).Id;

    /// <summary>Reads a secret; null when it holds no token.</summary>
    public static BootstrapToken? Of(Secret secret)
    {
        var (id, value) = (Text(secret, "token-id"), Text(secret, "token-secret"));
        return secret.Type != SecretType || !Form().IsMatch($"{id}.{value}") || secret.Metadata.Name != NamePrefix + id
            ? null
            : new()
            {
                Id = id,
                Secret = value,
                Expiration = DateTimeOffset.TryParse(Text(secret, "expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
                Usages = s_usages.Where(u => Text(secret, UsagePrefix + u) == "true").ToValueList(),
                Groups = Text(secret, "auth-extra-groups").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList(),
                Description = Text(secret, "description"),
            };
    }

    /// <summary>The secret that keeps it.</summary>
    /// <exception cref="FormatException">A usage or a group is none.</exception>
    public Secret ToSecret()
    {
        if (Usages.FirstOrDefault(u => !s_usages.Contains(u)) is { } wrong)
        {
            throw new FormatException($"--usages: {wrong} is no usage; they are signing and authentication");
        }

        if (Groups.FirstOrDefault(g => !GroupForm().IsMatch(g)) is { } group)
        {
            throw new FormatException($"--groups: {group} is no group of bootstrap tokens; those begin with system:bootstrappers:");
        }

        if (Groups is { IsEmpty: false } && !Usages.Contains("authentication"))
        {
            throw new FormatException("--groups: a token that is not for authentication has no groups");
        }

        var data = new List<(string, string)> { ("token-id", Id), ("token-secret", Secret) };
        data.AddRange(Usages.Distinct().Select(u => (UsagePrefix + u, "true")));
        AddGiven("expiration", Expiration?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");
        AddGiven("auth-extra-groups", string.Join(',', Groups));
        AddGiven("description", Description);
        return new()
        {
            Metadata = new ObjectMeta { Namespace = Namespace, Name = Name },
            Type = SecretType,
            Data = data.Select(d => KeyValuePair.Create(d.Item1, ByteString.FromUtf8(d.Item2))).ToValueMap(),
        };

        void AddGiven(string key, string value)
        {
            if (value.Length > 0)
            {
                data.Add((key, value));
            }
        }
    }

    /// <summary>The token itself: <c>ID.SECRET</c>.</summary>
    public override string ToString() => $"{Id}.{Secret}";

    private static string Text(Secret secret, string key) => secret.Data.GetValueOrDefault(key).ToUtf8String();

    [GeneratedRegex(@"\A([a-z0-9]{6})\.([a-z0-9]{16})\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[a-z0-9]{6}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\z")]
    private static partial Regex GroupForm();
}
