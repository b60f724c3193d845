using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Config maps.</summary>
public sealed class ConfigMapStrategy : ResourceStrategy<ConfigMap>
{
    private const int MaxBytes = 1024 * 1024;

    private const string FixedForever = "field is immutable when `immutable` is set";

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } = [TableColumn.Text("Data", "How many entries it has."), TableColumn.Age];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(ConfigMap value, DateTimeOffset now) =>
        [TableCell.Number(value.Data.Count + value.BinaryData.Count), TableCell.Age(value.Metadata, now)];

    /// <inheritdoc />
    public override void ValidateCreate(ConfigMap value, StrategyContext context, FieldErrorList errors)
    {
        var size = 0L;
        foreach (var (key, text) in value.Data)
        {
            errors.Messages(FieldPath.Of("data").Key(key), key, Identifiers.IsConfigMapKey(key));
            if (value.BinaryData.ContainsKey(key))
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("data").Key(key), key, "duplicate of key present in binaryData"));
            }

            size += System.Text.Encoding.UTF8.GetByteCount(text);
        }

        foreach (var (key, bytes) in value.BinaryData)
        {
            errors.Messages(FieldPath.Of("binaryData").Key(key), key, Identifiers.IsConfigMapKey(key));
            size += bytes.Length;
        }

        if (size > MaxBytes)
        {
            errors.Add(FieldError.TooLong(FieldPath.Of("[]"), MaxBytes));
        }
    }

    /// <inheritdoc />
    public override void ValidateUpdate(ConfigMap value, ConfigMap old, StrategyContext context, FieldErrorList errors)
    {
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

            if (value.BinaryData != old.BinaryData)
            {
                errors.Add(FieldError.Forbidden(FieldPath.Of("binaryData"), FixedForever));
            }
        }

        ValidateCreate(value, context, errors);
    }
}
