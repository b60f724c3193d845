using System.Globalization;
using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Yaml;

/// <summary>Turns JSON into the YAML that <c>kubectl -o yaml</c> prints: sorted keys, and quotes where a string could be taken for something else.</summary>
public static class JsonToYaml
{
    /// <summary>Converts one JSON document.</summary>
    /// <param name="json">JSON in UTF-8.</param>
    /// <returns>YAML in UTF-8, without a document marker.</returns>
    /// <exception cref="DecodingException">The JSON is malformed.</exception>
    public static byte[] Convert(ReadOnlySpan<byte> json) => Encoding.UTF8.GetBytes(ConvertToString(json));

    /// <summary>Converts one JSON document into YAML text without a document marker.</summary>
    /// <exception cref="DecodingException">The JSON is malformed.</exception>
    public static string ConvertToString(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        var root = Node.Read(ref reader);
        reader.End();
        var output = new StringBuilder(json.Length + (json.Length / 2));
        var emitter = new YamlEmitter(output);
        root.Write(emitter, -2, isIndentedList: true);
        emitter.End();
        return output.ToString();
    }

    /// <summary>A JSON value; objects are sorted as they will be written.</summary>
    private sealed record Node(JsonKind Kind, string Text, List<(string Key, Node Value)> Entries, List<Node> Elements)
    {
        private static readonly List<(string Key, Node Value)> s_noEntries = [];
        private static readonly List<Node> s_noElements = [];

        public static Node Read(ref JsonReader reader)
        {
            var kind = reader.PeekKind();
            return kind switch
            {
                JsonKind.Object => new(kind, "{}", ReadEntries(ref reader), s_noElements),
                JsonKind.Array => new(kind, "[]", s_noEntries, ReadElements(ref reader)),
                JsonKind.String => new(kind, reader.ReadString(), s_noEntries, s_noElements),
                JsonKind.Number => new(kind, Number(reader.ReadNumber()), s_noEntries, s_noElements),
                _ => new(kind, Encoding.UTF8.GetString(reader.ReadRaw()), s_noEntries, s_noElements),
            };
        }

        /// <summary>Writes the node.</summary>
        /// <param name="emitter">Where to.</param>
        /// <param name="indent">The indentation of what encloses the node; -2 for the document.</param>
        /// <param name="isIndentedList">Whether a list is indented below what encloses it: not so below a key.</param>
        public void Write(YamlEmitter emitter, int indent, bool isIndentedList)
        {
            if (Kind == JsonKind.String)
            {
                emitter.String(Text, Math.Max(indent, 0) + 2, isKey: false);
                return;
            }

            if (Entries.Count == 0 && Elements.Count == 0)
            {
                emitter.Literal(Text);
                return;
            }

            foreach (var element in Elements)
            {
                var inner = indent + (isIndentedList ? 2 : 0);
                emitter.Indent(inner);
                emitter.Dash();
                element.Write(emitter, inner, isIndentedList: true);
            }

            foreach (var (key, value) in Entries)
            {
                emitter.Indent(indent + 2);
                var isOnItsOwn = emitter.Key(key, indent + 2);
                value.Write(emitter, indent + 2, isOnItsOwn);
            }
        }

        private static List<(string Key, Node Value)> ReadEntries(ref JsonReader reader)
        {
            var entries = new List<(string Key, Node Value)>();
            var positions = new Dictionary<string, int>(StringComparer.Ordinal);
            reader.BeginObject();
            while (reader.NextProperty(out var name))
            {
                var key = Encoding.UTF8.GetString(name);
                var value = Read(ref reader);
                if (positions.TryAdd(key, entries.Count))
                {
                    entries.Add((key, value));
                }
                else
                {
                    entries[positions[key]] = (key, value);
                }
            }

            YamlKeyOrder.Sort(entries);
            return entries;
        }

        private static List<Node> ReadElements(ref JsonReader reader)
        {
            var elements = new List<Node>();
            reader.BeginArray();
            while (reader.NextElement())
            {
                elements.Add(Read(ref reader));
            }

            return elements;
        }

        /// <summary>Integers of up to 64 bits stay as they are; all other numbers become floating point ones.</summary>
        private static string Number(ReadOnlySpan<byte> number)
        {
            if (number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
            {
                if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
                {
                    return integer.ToString(CultureInfo.InvariantCulture);
                }

                if (ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned))
                {
                    return unsigned.ToString(CultureInfo.InvariantCulture);
                }
            }

            var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(value) ? GoFloat.Format(value) : Encoding.ASCII.GetString(number);
        }
    }
}
