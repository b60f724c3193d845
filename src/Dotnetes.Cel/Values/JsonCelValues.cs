using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Cel.Values;

/// <summary>Values out of JSON and back, without copying objects and arrays.</summary>
public static class JsonCelValues
{
    /// <summary>The value of some JSON.</summary>
    /// <param name="json">The JSON; null is null.</param>
    /// <param name="type">The declared type, which says what is a point in time, bytes, or a floating point number; dyn where there is none.</param>
    public static CelValue Of(JsonValue? json, CelType? type = null)
    {
        type ??= CelType.Dyn;
        return json switch
        {
            JsonString s => Text(s.Value, type),
            JsonBoolean b => CelValue.Of(b.Value),
            JsonNumber n => Number(n, type),
            JsonArray a => CelValue.Of(new JsonCelList(a, type.Kind == CelTypeKind.List ? type.Parameters[0] : CelType.Dyn)),
            JsonObject o => CelValue.Of(new JsonCelMap(o, type)),
            _ => CelValue.Null,
        };
    }

    /// <summary>The JSON of a value; null when it has none, as opaque values and maps with keys that are no text.</summary>
    public static JsonValue? ToJson(in CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Null:
                return JsonNull.Instance;
            case CelKind.Bool:
                return JsonBoolean.Of(value.AsBool);
            case CelKind.Int:
                return new JsonNumber(value.AsInt);
            case CelKind.Uint:
                return value.AsUint <= long.MaxValue ? new JsonNumber((long)value.AsUint) : new JsonNumber((double)value.AsUint);
            case CelKind.Double:
                return double.IsFinite(value.AsDouble) ? new JsonNumber(value.AsDouble) : null;
            case CelKind.String:
                return new JsonString(value.AsString!);
            case CelKind.Bytes:
                return new JsonString(Convert.ToBase64String(value.AsBytes.Span));
            case CelKind.Timestamp:
                return new JsonString(TimeText.Of(value.UnixSeconds, value.Nanoseconds));
            case CelKind.Duration:
                return new JsonString(TimeText.Seconds(value.AsDuration));
            case CelKind.List:
                return Array(value.AsList!);
            case CelKind.Map:
                return Object(value.AsMap!);
            default:
                return null;
        }
    }

    private static CelValue Text(string text, CelType type)
    {
        switch (type.Kind)
        {
            case CelTypeKind.Timestamp when TimeText.TryParse(text, out var timestamp):
                return timestamp;
            case CelTypeKind.Duration when Duration.TryParse(text, out var duration):
                return CelValue.Duration(duration.Nanoseconds);
            case CelTypeKind.Bytes:
                var bytes = new byte[text.Length];
                return Convert.TryFromBase64String(text, bytes, out var length) ? CelValue.Of(bytes[..length]) : CelValue.Fail($"invalid base64 value: {text}");
            default:
                return CelValue.Of(text);
        }
    }

    private static CelValue Number(JsonNumber number, CelType type) =>
        type.Kind != CelTypeKind.Double && (number.IsWhole || type.Kind == CelTypeKind.Int) && number.TryGetInt64(out var whole)
            ? CelValue.Of(whole)
            : CelValue.Of(number.AsDouble);

    private static JsonArray? Array(CelList list)
    {
        if (list is JsonCelList json)
        {
            return json.Array;
        }

        var items = new List<JsonValue>(list.Count);
        foreach (var value in list.Enumerate())
        {
            if (ToJson(value) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new JsonArray(items);
    }

    private static JsonObject? Object(CelMap map)
    {
        if (map is JsonCelMap json)
        {
            return json.Json;
        }

        var result = JsonObject.Empty;
        foreach (var (key, value) in map.Enumerate())
        {
            if (key.AsString is not { } name || ToJson(value) is not { } item)
            {
                return null;
            }

            result = result.With(name, item);
        }

        return result;
    }
}
