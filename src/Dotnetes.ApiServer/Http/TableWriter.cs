using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Http;

/// <summary>Writes objects as a Table: rows of cells that the strategy of the kind makes.</summary>
internal sealed class TableWriter(ResourceDefinition definition, string version, string includeObject, DateTimeOffset now)
{
    private static readonly TableColumnDefinition Name = new()
    {
        Name = "Name",
        Type = "string",
        Format = "name",
        Description = "Name of the object, unique among objects of its kind and namespace; fixed at creation.",
    };

    private static readonly TableColumnDefinition Age = new()
    {
        Name = "Age",
        Type = "date",
        Description = "Moment at which the server stored the object; filled in by the server.",
    };

    // Parts below the size from which arrays are collected with the oldest objects only.
    private const int PartBytes = 64 * 1024;

    private readonly bool _isPlain = definition.Strategy.Columns.Count == 0;

    // Events, for one, have their name elsewhere; their strategy brings the column and its cell itself.
    private readonly bool _bringsName = definition.Strategy.Columns.Any(c => c is { Name: "Name", Format: "name" });

    /// <summary>Appends the table as JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="metadata">The metadata of the list.</param>
    /// <param name="items">The objects.</param>
    /// <param name="withColumns">Whether the columns are described; watches do that in the first event only.</param>
    public void Write(ByteBuffer output, ListMeta metadata, IReadOnlyList<CachedObject> items, bool withColumns)
    {
        var writer = new JsonWriter(Math.Min(256 + (items.Count * 512), PartBytes + 4096));
        try
        {
            writer.BeginObject();
            writer.Name("\"kind\":"u8);
            writer.WriteString("Table");
            writer.Name("\"apiVersion\":"u8);
            writer.WriteString("meta.k8s.io/" + version);
            writer.Name("\"metadata\":"u8);
            metadata.WriteJson(ref writer);
            writer.Name("\"columnDefinitions\":"u8);
            WriteColumns(ref writer, withColumns);
            writer.Name("\"rows\":"u8);
            writer.BeginArray();
            foreach (var item in definition.Strategy.TableOrder is { } order ? [.. items.OrderBy(i => i.Value, order)] : items)
            {
                writer.Element();
                WriteRow(ref writer, item);
                if (writer.Length >= PartBytes)
                {
                    output.Add(writer.Take());
                }
            }

            writer.EndArray();
            writer.EndObject();
            output.Add(writer.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>A time as the age that people read: <c>5s</c>, <c>3m20s</c>, <c>4h</c>, <c>2d3h</c>.</summary>
    public static string AgeOf(Time since, DateTimeOffset now)
    {
        if (since.IsZero)
        {
            return "<unknown>";
        }

        var age = now - since.ToDateTimeOffset();
        var seconds = (long)age.TotalSeconds;
        var (minutes, hours) = ((long)age.TotalMinutes, (long)age.TotalHours);
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => $"{seconds}s",
            _ when minutes < 10 => With(minutes, "m", seconds % 60, "s"),
            _ when minutes < 180 => $"{minutes}m",
            _ when hours < 8 => With(hours, "h", minutes % 60, "m"),
            _ when hours < 48 => $"{hours}h",
            _ when hours < 192 => With(hours / 24, "d", hours % 24, "h"),
            _ when hours < 24 * 365 * 2 => $"{hours / 24}d",
            _ when hours < 24 * 365 * 8 => With(hours / 24 / 365, "y", hours / 24 % 365, "d"),
            _ => $"{hours / 24 / 365}y",
        };
    }

    private static string With(long number, string unit, long rest, string restUnit) =>
        rest == 0 ? string.Create(CultureInfo.InvariantCulture, $"{number}{unit}") : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}{rest}{restUnit}");

    private void WriteColumns(ref JsonWriter writer, bool withColumns)
    {
        if (!withColumns)
        {
            writer.WriteNull();
            return;
        }

        writer.BeginArray();
        if (!_bringsName)
        {
            writer.Element();
            Name.WriteJson(ref writer);
        }

        foreach (var column in definition.Strategy.Columns)
        {
            writer.Element();
            column.WriteJson(ref writer);
        }

        if (_isPlain)
        {
            writer.Element();
            Age.WriteJson(ref writer);
        }

        writer.EndArray();
    }

    private void WriteRow(ref JsonWriter writer, CachedObject item)
    {
        var value = item.Value;
        writer.BeginObject();
        writer.Name("\"cells\":"u8);
        writer.BeginArray();
        if (!_bringsName)
        {
            writer.Element();
            writer.WriteString(value.Metadata.Name);
        }

        if (_isPlain)
        {
            writer.Element();
            writer.WriteString(AgeOf(value.Metadata.CreationTimestamp, now));
        }
        else
        {
            foreach (var cell in definition.Strategy.Row(value, now))
            {
                writer.Element();
                cell.WriteJson(ref writer);
            }
        }

        writer.EndArray();
        writer.Name("\"object\":"u8);
        if (includeObject != IncludeObjectPolicy.None)
        {
            WriteObject(ref writer, item);
        }
        else
        {
            writer.WriteNull();
        }

        writer.EndObject();
    }

    private void WriteObject(ref JsonWriter writer, CachedObject item)
    {
        writer.BeginObject();
        writer.Name("\"kind\":"u8);
        writer.WriteString(includeObject == IncludeObjectPolicy.Object ? definition.Info.Kind : "PartialObjectMetadata");
        writer.Name("\"apiVersion\":"u8);
        writer.WriteString(includeObject == IncludeObjectPolicy.Object ? definition.Info.ApiVersion : "meta.k8s.io/" + version);
        if (includeObject == IncludeObjectPolicy.Object)
        {
            // The rest of the object without its opening brace; its closing one closes ours.
            writer.WriteRaw(","u8);
            writer.WriteRaw(item.JsonMemory.Span[1..^1]);
        }
        else
        {
            writer.WriteRaw(","u8);
            writer.WriteRaw(item.JsonMetadata.Span);
        }

        writer.EndObject();
    }
}
