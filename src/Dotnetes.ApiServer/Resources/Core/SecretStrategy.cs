using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary>Secrets. Plain text in <c>stringData</c> becomes data and is never stored as text.</summary>
public sealed class SecretStrategy : ResourceStrategy<Secret>
{
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
}
