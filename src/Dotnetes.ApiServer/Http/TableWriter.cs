using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Tables;

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

    private static readonly byte[] s_row = ",{\"cells\":["u8.ToArray();
    private static readonly byte[] s_end = "}"u8.ToArray();
    private static readonly byte[] s_endOfTable = "]}"u8.ToArray();

    private readonly byte[] _object = BeforeObject(definition, version, includeObject);
    private readonly Dictionary<Time, byte[]> _ages = [];
    private readonly bool _isPlain = definition.Strategy.Columns.Count == 0;
    private readonly bool _bringsName = CachedRow.BringsName(definition.Strategy);

    /// <summary>Appends the table as JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="metadata">The metadata of the list.</param>
    /// <param name="items">The objects.</param>
    /// <param name="withColumns">Whether the columns are described; watches do that in the first event only.</param>
    public void Write(ByteBuffer output, ListMeta metadata, IReadOnlyList<CachedObject> items, bool withColumns)
    {
        output.Add(Head(metadata, withColumns));
        var isFirst = true;
        foreach (var item in definition.Strategy.TableOrder is { } order ? [.. items.OrderBy(i => i.Value, order)] : items)
        {
            WriteRow(output, item, isFirst);
            isFirst = false;
        }

        output.Add(s_endOfTable);
    }

    private byte[] Head(ListMeta metadata, bool withColumns)
    {
        var writer = new JsonWriter(2048);
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
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

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

    private void WriteRow(ByteBuffer output, CachedObject item, bool isFirst)
    {
        output.Add(s_row.AsMemory(isFirst ? 1 : 0));
        var row = item.RowOf(definition.Strategy, now);
        if (row.IsLasting)
        {
            output.Add(row.BeforeAge);
            output.Add(row.HasAge ? AgeOf(item.Value.Metadata.CreationTimestamp) : default);
            output.Add(row.BehindAge);
        }
        else
        {
            output.Add(CachedRow.Encode(CachedRow.Cells(definition.Strategy, item.Value, now)));
        }

        output.Add(_object);
        switch (includeObject)
        {
            case IncludeObjectPolicy.None:
                break;
            case IncludeObjectPolicy.Object:
                // The rest of the object without its opening brace; its closing one is ours.
                output.Add(item.JsonMemory[1..]);
                break;
            default:
                output.Add(item.JsonMetadata);
                output.Add(s_end);
                break;
        }

        output.Add(s_end);
    }

    // Objects that were made together have one age.
    private byte[] AgeOf(Time since)
    {
        if (!_ages.TryGetValue(since, out var age))
        {
            _ages[since] = age = TableCell.Text(HumanDuration.Since(since, now)).Raw.ToArray();
        }

        return age;
    }

    // What comes in a row between its cells and what differs from object to object.
    private static byte[] BeforeObject(ResourceDefinition definition, string version, string includeObject) => Encoding.UTF8.GetBytes("],\"object\":" + includeObject switch
    {
        IncludeObjectPolicy.None => "null",
        IncludeObjectPolicy.Object => $"{{\"kind\":\"{definition.Info.Kind}\",\"apiVersion\":\"{definition.Info.ApiVersion}\",",
        _ => $"{{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/{version}\",",
    });
}
