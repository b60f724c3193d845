using System.Text;

namespace Dotnetes.Serialization.Json;

/// <summary>Finds the field path that belongs to a byte offset by walking the document once more. Used only to word errors.</summary>
internal static class JsonPathLocator
{
    /// <summary>The path at <paramref name="offset"/>, such as <c>spec.containers[0].name</c>; as much of it as the document tells.</summary>
    public static string Locate(ReadOnlySpan<byte> utf8, int offset)
    {
        var path = new List<(string? Name, int Index)>();
        var expectName = new Stack<bool>();
        var i = 0;
        while (i < utf8.Length && i <= offset)
        {
            var b = utf8[i];
            switch (b)
            {
                case (byte)'{':
                    path.Add((null, -1));
                    expectName.Push(true);
                    i++;
                    break;
                case (byte)'[':
                    path.Add((null, 0));
                    expectName.Push(false);
                    i++;
                    break;
                case (byte)'}' or (byte)']':
                    if (path.Count > 0)
                    {
                        path.RemoveAt(path.Count - 1);
                        expectName.Pop();
                    }

                    i++;
                    break;
                case (byte)',':
                    Next(path, expectName);
                    i++;
                    break;
                case (byte)'"':
                    var end = EndOfString(utf8, i);
                    if (path.Count > 0 && path[^1].Index < 0 && expectName.Peek())
                    {
                        path[^1] = (Name(utf8[(i + 1)..Math.Max(i + 1, end - 1)]), -1);
                        expectName.Pop();
                        expectName.Push(false);
                    }

                    i = end;
                    break;
                default:
                    i++;
                    break;
            }
        }

        return Render(path);
    }

    private static void Next(List<(string? Name, int Index)> path, Stack<bool> expectName)
    {
        if (path.Count == 0)
        {
            return;
        }

        if (path[^1].Index >= 0)
        {
            path[^1] = (null, path[^1].Index + 1);
        }
        else
        {
            path[^1] = (null, -1);
            expectName.Pop();
            expectName.Push(true);
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> utf8, int quote)
    {
        for (var i = quote + 1; i < utf8.Length; i++)
        {
            if (utf8[i] == '\\')
            {
                i++;
            }
            else if (utf8[i] == '"')
            {
                return i + 1;
            }
        }

        return utf8.Length;
    }

    private static string Name(ReadOnlySpan<byte> raw) => Encoding.UTF8.GetString(raw);

    private static string Render(List<(string? Name, int Index)> path)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            if (index >= 0)
            {
                text.Append('[').Append(index).Append(']');
            }
            else if (name is not null)
            {
                text.Append(text.Length > 0 ? "." : "").Append(name);
            }
        }

        return text.ToString();
    }
}
