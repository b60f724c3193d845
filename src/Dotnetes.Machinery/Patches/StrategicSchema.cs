using Dotnetes.Serialization.Schema;

namespace Dotnetes.Machinery.Patches;

/// <summary>How one value merges strategically. Unknown fields merge as maps without strategy and are replaced as lists.</summary>
/// <param name="Value">The type of the value; null when it is unknown.</param>
/// <param name="Strategy">The strategy without <c>retainKeys</c>: <c>merge</c>, <c>replace</c> or empty.</param>
/// <param name="RetainKeys">Whether patches list the keys to keep.</param>
/// <param name="MergeKey">The merge key of the elements.</param>
internal readonly record struct StrategicSchema(ValueSchema? Value, string Strategy = "", bool RetainKeys = false, string MergeKey = "")
{
    public bool Merges => Strategy == "merge";

    public StrategicSchema Items => new(Value?.Items);

    public static StrategicSchema Of(TypeSchema type) => new(new ValueSchema(FieldShape.Object, Type: () => type));

    public StrategicSchema Field(string name)
    {
        if (Value is null)
        {
            return default;
        }

        if (Value.Shape == FieldShape.Map)
        {
            return new(Value.Items, "");
        }

        if (Value.Shape != FieldShape.Object || Value.Type?.Invoke().Find(name) is not { } field)
        {
            return new(null, "");
        }

        var strategies = field.PatchStrategy.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(field.Value, strategies.FirstOrDefault(s => s != "retainKeys") ?? "", strategies.Contains("retainKeys"), field.MergeKey);
    }
}
