using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Secrets. Plain text in <c>stringData</c> becomes data and is never stored as text.</summary>
public sealed class SecretStrategy : ResourceStrategy<Secret>
{
    private const int MaxBytes = 1024 * 1024;

    private const string FixedForever = "field is immutable when `immutable` is set";

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<Secret, string>> SelectableFields { get; } = new Dictionary<string, Func<Secret, string>>
    {
        ["type"] = s => s.Type,
    };

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
        [TableColumn.Text("Type", "What the secret is for."), TableColumn.Text("Data", "How many entries it has."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(Secret value, DateTimeOffset now) =>
        [TableCell.Text(value.Type), TableCell.Number(value.Data.Count), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override Secret Default(Secret value)
    {
        if (value.Type.Length == 0)
        {
            value = value with { Type = "Opaque" };
        }

        // What is null under a key is nothing, but there.
        if (value.Data.Values.Any(b => b.IsNull))
        {
            value = value with { Data = value.Data.Map(b => b.IsNull ? ByteString.FromUtf8("") : b) };
        }

        if (value.StringData.IsNull)
        {
            return value;
        }

        var data = value.Data;
        foreach (var (key, text) in value.StringData)
        {
            data = data.With(key, ByteString.FromUtf8(text));
        }

        return value with { Data = data, StringData = default };
    }

    /// <inheritdoc />
    public override void ValidateCreate(Secret value, StrategyContext context, FieldErrorList errors)
    {
        var data = FieldPath.Of("data");
        var size = 0L;
        foreach (var (key, bytes) in value.Data)
        {
            errors.Messages(data.Key(key), key, Identifiers.IsConfigMapKey(key));
            size += bytes.Length;
        }

        if (size > MaxBytes)
        {
            errors.Add(FieldError.TooLong(data, MaxBytes));
        }

        var needed = value.Type switch
        {
            "kubernetes.io/dockercfg" => [".dockercfg"],
            "kubernetes.io/dockerconfigjson" => [".dockerconfigjson"],
            "kubernetes.io/basic-auth" when !value.Data.ContainsKey("username") && !value.Data.ContainsKey("password") => ["username", "password"],
            "kubernetes.io/ssh-auth" => ["ssh-privatekey"],
            "kubernetes.io/tls" => ["tls.crt", "tls.key"],
            _ => Array.Empty<string>(),
        };
        foreach (var key in needed)
        {
            if (!value.Data.TryGetValue(key, out var bytes) || (key == "ssh-privatekey" && bytes.IsEmpty))
            {
                errors.Add(FieldError.Required(data.Key(key)));
            }
        }

        const string Account = "kubernetes.io/service-account.name";
        if (value.Type == "kubernetes.io/service-account-token" && string.IsNullOrEmpty(value.Metadata.Annotations.GetValueOrDefault(Account)))
        {
            errors.Add(FieldError.Required(FieldPath.Of("metadata", "annotations").Key(Account)));
        }
    }

    /// <inheritdoc />
    public override void ValidateUpdate(Secret value, Secret old, StrategyContext context, FieldErrorList errors)
    {
        errors.Immutable(FieldPath.Of("type"), value.Type, old.Type);
        if (old.Immutable == true)
        {
            if (value.Immutable != true)
            {
                errors.Add(FieldError.Forbidden(FieldPath.Of("immutable"), FixedForever));
            }

            if (value.Data != old.Data)
            {
                errors.Add(FieldError.Forbidden(FieldPath.Of("data"), FixedForever));
            }
        }

        ValidateCreate(value, context, errors);
    }
}
