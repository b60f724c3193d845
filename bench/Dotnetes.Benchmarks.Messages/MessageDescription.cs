using System.Globalization;
using System.Text;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Benchmarks.Messages;

/// <summary>
/// Describes records to the protobuf compiler, so that Google.Protobuf can be measured on the same bytes with all the fields that the records have.
/// Fields are named after their numbers: nothing but the compiler reads the names.
/// </summary>
internal sealed class MessageDescription
{
    private readonly StringBuilder _text = new(
        """
        syntax = "proto2";
        option csharp_namespace = "Dotnetes.Benchmarks.Codecs.Google";

        """);

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds the message of a type under a name of its own, and the messages of all types that it uses.</summary>
    public void Add(string name, TypeSchema type)
    {
        _names.TryAdd(type.Name, name);
        Write(name, type);
    }

    /// <summary>The description in the compiler's language.</summary>
    public override string ToString() => _text.ToString();

    private void Write(string name, TypeSchema type)
    {
        var fields = type.ScalarType.Length > 0 ? ScalarFields(type) : Fields(name, type.Fields.Where(f => f.Number > 0), 0);
        Append(name, fields);
    }

    private void Append(string name, string[] fields) => _text.Append(CultureInfo.InvariantCulture, $"message {name} {{ {string.Join(' ', fields)} }}\n");

    /// <summary>The fields of one level; what lies in messages that exist in protobuf only becomes such a message.</summary>
    private string[] Fields(string name, IEnumerable<FieldSchema> fields, int level)
    {
        var lines = new List<string>();
        foreach (var group in fields.GroupBy(f => Enclosing(f).ElementAtOrDefault(level)).ToList())
        {
            if (group.Key is not { } number)
            {
                lines.AddRange(group.Select(f => f.Value.Shape == FieldShape.Map ? Line("", Map(f), f.Number) : Line(Rule(f), Element(f), f.Number)));
                continue;
            }

            var inner = $"{name}Part{number}";
            Append(inner, Fields(inner, group, level + 1));
            lines.Add(Line("optional ", inner, int.Parse(number, CultureInfo.InvariantCulture)));
        }

        return [.. lines];
    }

    private static string[] Enclosing(FieldSchema field) => field.Inside.Split('.', StringSplitOptions.RemoveEmptyEntries);

    private static string Line(string rule, string type, int number) => $"{rule}{type} f{number} = {number};";

    private static string Rule(FieldSchema field) => field.Value.Shape == FieldShape.List ? "repeated " : "optional ";

    private string Map(FieldSchema field) => $"map<string, {Type(field.Value.Items!)}>";

    private string Element(FieldSchema field) => Type(field.Value.Shape == FieldShape.List ? field.Value.Items! : field.Value);

    private string Type(ValueSchema value) => value.Shape switch
    {
        FieldShape.String => "string",
        FieldShape.Integer => value.Format == "int32" ? "int32" : "int64",
        FieldShape.Number => "double",
        FieldShape.Boolean => "bool",
        FieldShape.Bytes => "bytes",
        FieldShape.Object => MessageOf(value.Type!()),
        _ => throw new InvalidOperationException($"no field of a pod or node has elements of the shape {value.Shape}"),
    };

    private string MessageOf(TypeSchema type)
    {
        if (_names.TryGetValue(type.Name, out var known))
        {
            return known;
        }

        var name = "M" + _names.Count.ToString(CultureInfo.InvariantCulture);
        _names.Add(type.Name, name);
        Write(name, type);
        return name;
    }

    private static string[] ScalarFields(TypeSchema type) => type.Name[(type.Name.LastIndexOf('.') + 1)..] switch
    {
        "Quantity" => [Line("optional ", "string", 1)],
        "Time" or "MicroTime" => [Line("optional ", "int64", 1), Line("optional ", "int32", 2)],
        "IntOrString" => [Line("optional ", "int64", 1), Line("optional ", "int32", 2), Line("optional ", "string", 3)],
        "FieldsV1" or "RawExtension" => [Line("optional ", "bytes", 1)],
        _ => throw new InvalidOperationException($"the protobuf form of {type.Name} is not known"),
    };
}
