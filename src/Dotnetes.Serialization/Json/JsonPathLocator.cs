using System.Text;

namespace Dotnetes.Serialization.Json;

/// <summary>
/// Finds the field paths that belong to byte offsets by walking the document once more. Used only to word errors. It goes forward only, so
/// any number of offsets in ascending order costs one walk.
/// </summary>
internal ref struct JsonPathLocator(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private readonly List<Step> _path = [];
    private int _position;

    /// <summary>The path at <paramref name="offset"/>, such as <c>spec.containers[0].name</c>; as much of it as the document tells.</summary>
    public static string Locate(ReadOnlySpan<byte> utf8, int offset) => new JsonPathLocator(utf8).Locate(offset);

    /// <summary>The path at an offset that is not smaller than the one before.</summary>
    public string Locate(int offset)
    {
        while (_position < _utf8.Length && _position <= offset)
        {
            switch (_utf8[_position])
            {
                case (byte)'{':
                    _path.Add(Step.Member);
                    break;
                case (byte)'[' when _position == offset:
                    return Render(); // What is wrong is the array, not its first element.
                case (byte)'[':
                    _path.Add(Step.Element(0));
                    break;
                case (byte)'}' or (byte)']' when _path.Count > 0:
                    _path.RemoveAt(_path.Count - 1);
                    break;
                case (byte)',' when _path.Count > 0:
                    _path[^1] = _path[^1].Index >= 0 ? Step.Element(_path[^1].Index + 1) : Step.Member;
                    break;
                case (byte)'"':
                    var end = EndOfString(_position);
                    if (_path.Count > 0 && _path[^1] is { Index: < 0, NameEnd: 0 })
                    {
                        _path[^1] = new(-1, _position + 1, Math.Max(_position + 1, end - 1));
                    }

                    _position = end - 1;
                    break;
            }

            _position++;
        }

        return Render();
    }

    private readonly int EndOfString(int quote)
    {
        for (var i = quote + 1; i < _utf8.Length; i++)
        {
            if (_utf8[i] == '\\')
            {
                i++;
            }
            else if (_utf8[i] == '"')
            {
                return i + 1;
            }
        }

        return _utf8.Length;
    }

    private readonly string Render()
    {
        var text = new StringBuilder();
        foreach (var (index, start, end) in _path)
        {
            if (index >= 0)
            {
                text.Append('[').Append(index).Append(']');
            }
            else if (end > 0)
            {
                text.Append(text.Length > 0 ? "." : "").Append(Encoding.UTF8.GetString(_utf8[start..end]));
            }
        }

        return text.ToString();
    }

    // One open object or array: the index of the current element, or where the current member's name lies; no name yet at an end of 0.
    private readonly record struct Step(int Index, int NameStart, int NameEnd)
    {
        public static Step Member => new(-1, 0, 0);

        public static Step Element(int index) => new(index, 0, 0);
    }
}
