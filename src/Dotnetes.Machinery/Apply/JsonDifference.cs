using Dotnetes.Machinery.Json;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Apply;

/// <summary>
/// The parts of two encoded objects that differ: members that are the same bytes on both sides are left out of both. Comparing these parts finds the same
/// differences as comparing the objects, and most writes change little.
/// </summary>
internal static class JsonDifference
{
    /// <summary>The differing parts.</summary>
    /// <param name="left">An object as the API's writer encodes it: without white space.</param>
    /// <param name="right">An object of the same kind.</param>
    public static (JsonObject Left, JsonObject Right) Of(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var (from, to) = (new JsonObjectBuilder(), new JsonObjectBuilder());
        Members(left, right, from, to);
        return (from.ToObject(), to.ToObject());
    }

    private static void Members(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, JsonObjectBuilder from, JsonObjectBuilder to)
    {
        var others = MembersOf(right);
        var next = 0;
        foreach (var (name, value) in MembersOf(left))
        {
            // Both sides have their members in the same order, so the other one is most often the next.
            var at = Find(others, right, left[name], next);
            if (at < 0)
            {
                from[NameOf(left[name])] = JsonValue.Parse(left[value]);
                continue;
            }

            next = at + 1;
            var before = left[value];
            var after = right[others[at].Value];
            others[at] = default;
            if (before.SequenceEqual(after))
            {
                continue;
            }

            var key = NameOf(left[name]);
            if (before[0] == '{' && after[0] == '{')
            {
                var (a, b) = Of(before, after);
                from[key] = a;
                to[key] = b;
            }
            else
            {
                from[key] = JsonValue.Parse(before);
                to[key] = JsonValue.Parse(after);
            }
        }

        foreach (var (name, value) in others)
        {
            if (!name.Equals(default))
            {
                to[NameOf(right[name])] = JsonValue.Parse(right[value]);
            }
        }
    }

    private static int Find(List<(Range Name, Range Value)> members, ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, int next)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var at = (next + i) % members.Count;
            if (!members[at].Name.Equals(default) && json[members[at].Name].SequenceEqual(name))
            {
                return at;
            }
        }

        return -1;
    }

    // Where the quoted names and the values of the members are.
    private static List<(Range Name, Range Value)> MembersOf(ReadOnlySpan<byte> json)
    {
        var members = new List<(Range, Range)>(16);
        var reader = new JsonReader(json);
        reader.BeginObject();
        var start = reader.Position;
        while (reader.NextProperty(out _))
        {
            var name = (json[start] == ',' ? start + 1 : start)..(reader.Position - 1);
            var value = reader.Position;
            reader.SkipValue();
            start = reader.Position;
            members.Add((name, value..start));
        }

        return members;
    }

    private static string NameOf(ReadOnlySpan<byte> quoted) => new JsonReader(quoted).ReadString();
}
