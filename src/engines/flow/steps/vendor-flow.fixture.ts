/**
 * A file as other tools write them: a level and an upright pool with messages between them, nested lanes, a group, notes, data, colours, attributes and extension
 * elements of `camunda:`, `zeebe:` and an unknown vendor, a sub-process with its own drawing, and the parts that a step table says.
 */
export const vendorFlow = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:vendor="urn:vendor" id="Vendor" name="Từ công cụ khác" targetNamespace="urn:example" exporter="Other Modeler" exporterVersion="5.1" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:documentation textFormat="text/plain">Ghi chú của tệp</bpmn:documentation>
  <bpmn:collaboration id="Both">
    <bpmn:participant id="Office" name="Một cửa" processRef="Work">
      <bpmn:participantMultiplicity minimum="1" maximum="3" />
    </bpmn:participant>
    <bpmn:participant id="Citizen" name="Người dân" processRef="Other" />
    <bpmn:messageFlow id="Ask" name="Yêu cầu bổ sung" sourceRef="examine" targetRef="home" />
  </bpmn:collaboration>
  <bpmn:message id="Papers" name="papers"><bpmn:extensionElements><zeebe:subscription correlationKey="=code" /></bpmn:extensionElements></bpmn:message>
  <bpmn:category id="Cat"><bpmn:categoryValue id="CatValue" value="Thẩm định" /></bpmn:category>
  <bpmn:process id="Work" name="Cấp phép" isExecutable="true" camunda:historyTimeToLive="180" vendor:owner="x">
    <bpmn:laneSet id="Set">
      <bpmn:lane id="Counter" name="Bộ phận Một cửa"><bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>receive</bpmn:flowNodeRef><bpmn:flowNodeRef>notify</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="Room" name="Phòng chuyên môn"><bpmn:childLaneSet id="Inner">
        <bpmn:lane id="Expert" name="Chuyên viên"><bpmn:flowNodeRef>examine</bpmn:flowNodeRef><bpmn:flowNodeRef>pick</bpmn:flowNodeRef><bpmn:flowNodeRef>sub</bpmn:flowNodeRef><bpmn:flowNodeRef>late</bpmn:flowNodeRef><bpmn:flowNodeRef>stop</bpmn:flowNodeRef></bpmn:lane>
        <bpmn:lane id="Head" name="Lãnh đạo phòng"><bpmn:flowNodeRef>sign</bpmn:flowNodeRef><bpmn:flowNodeRef>done</bpmn:flowNodeRef></bpmn:lane>
      </bpmn:childLaneSet></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="start" name="Nhận"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="receive" name="Tiếp nhận" camunda:assignee="\${clerk}" camunda:formKey="embedded:form" vendor:cost="3">
      <bpmn:documentation>Kiểm tra giấy tờ</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:taskListener event="create" class="org.example.Listener" />
        <zeebe:assignmentDefinition candidateGroups="mot-cua" />
        <zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping>
        <vendor:anything x="1"><vendor:deep>chữ</vendor:deep></vendor:anything>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
      <bpmn:property id="Prop" name="__targetRef_placeholder" />
      <bpmn:dataInputAssociation id="In"><bpmn:sourceRef>papersRef</bpmn:sourceRef><bpmn:targetRef>Prop</bpmn:targetRef></bpmn:dataInputAssociation>
    </bpmn:userTask>
    <bpmn:userTask id="examine" name="Thẩm định" xmlns:lt="urn:lienthong:flow:1" lt:allowance="2 working days"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:exclusiveGateway id="pick" name="Đạt?" default="f5"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="sign" name="Ký"><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing></bpmn:userTask>
    <bpmn:subProcess id="sub" name="Xác minh"><bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f7</bpmn:outgoing>
      <bpmn:startEvent id="s1"><bpmn:outgoing>g1</bpmn:outgoing></bpmn:startEvent>
      <bpmn:serviceTask id="s2" name="Tra cứu" camunda:topic="lookup" camunda:type="external"><bpmn:incoming>g1</bpmn:incoming><bpmn:outgoing>g2</bpmn:outgoing></bpmn:serviceTask>
      <bpmn:endEvent id="s3"><bpmn:incoming>g2</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="g1" sourceRef="s1" targetRef="s2" /><bpmn:sequenceFlow id="g2" sourceRef="s2" targetRef="s3" />
    </bpmn:subProcess>
    <bpmn:boundaryEvent id="late" name="Quá hạn" attachedToRef="sub"><bpmn:outgoing>f8</bpmn:outgoing><bpmn:timerEventDefinition id="t1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:serviceTask id="notify" name="Báo người dân" camunda:delegateExpression="\${notify}"><bpmn:incoming>f7</bpmn:incoming><bpmn:outgoing>f9</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:endEvent id="stop" name="Dừng"><bpmn:incoming>f8</bpmn:incoming><bpmn:terminateEventDefinition id="t2" /></bpmn:endEvent>
    <bpmn:endEvent id="done" name="Đã trả"><bpmn:incoming>f6</bpmn:incoming><bpmn:incoming>f9</bpmn:incoming></bpmn:endEvent>
    <bpmn:dataObjectReference id="papersRef" name="Hồ sơ [đủ]" dataObjectRef="papersData" /><bpmn:dataObject id="papersData" isCollection="true" />
    <bpmn:dataStoreReference id="store" name="Kho" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="receive" /><bpmn:sequenceFlow id="f2" sourceRef="receive" targetRef="examine" />
    <bpmn:sequenceFlow id="f3" sourceRef="examine" targetRef="pick" />
    <bpmn:sequenceFlow id="f4" name="Đạt" sourceRef="pick" targetRef="sign"><bpmn:extensionElements><camunda:executionListener event="take" expression="\${x}" /></bpmn:extensionElements><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">=outcome="approve"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f5" name="Chưa rõ" sourceRef="pick" targetRef="sub" /><bpmn:sequenceFlow id="f6" sourceRef="sign" targetRef="done" />
    <bpmn:sequenceFlow id="f7" sourceRef="sub" targetRef="notify" /><bpmn:sequenceFlow id="f8" sourceRef="late" targetRef="stop" /><bpmn:sequenceFlow id="f9" sourceRef="notify" targetRef="done" />
    <bpmn:group id="Around" categoryValueRef="CatValue" />
    <bpmn:textAnnotation id="Note"><bpmn:text>Theo Luật Xây dựng, &amp; nghị định</bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="Tie" sourceRef="examine" targetRef="Note" />
  </bpmn:process>
  <bpmn:process id="Other"><bpmn:task id="home" name="Bổ sung tại nhà" /></bpmn:process>
  <bpmndi:BPMNDiagram id="Picture" name="Trang 1" resolution="96">
    <bpmndi:BPMNPlane id="Plane" bpmnElement="Both">
      <bpmndi:BPMNShape id="d1" bpmnElement="Office" isHorizontal="true"><dc:Bounds x="100" y="80" width="1100" height="420" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d2" bpmnElement="Counter" isHorizontal="true"><dc:Bounds x="130" y="80" width="1070" height="120" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d3" bpmnElement="Room" isHorizontal="true"><dc:Bounds x="130" y="200" width="1070" height="300" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d4" bpmnElement="Expert" isHorizontal="true"><dc:Bounds x="160" y="200" width="1040" height="170" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d5" bpmnElement="Head" isHorizontal="true"><dc:Bounds x="160" y="370" width="1040" height="130" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d6" bpmnElement="start"><dc:Bounds x="202" y="122" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d7" bpmnElement="receive" bioc:stroke="#205022" bioc:fill="#c8e6c9" color:background-color="#c8e6c9" color:border-color="#205022"><dc:Bounds x="290" y="100" width="100" height="80" /><bpmndi:BPMNLabel /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d8" bpmnElement="examine"><dc:Bounds x="440" y="230" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d9" bpmnElement="pick" isMarkerVisible="true"><dc:Bounds x="595" y="245" width="50" height="50" /><bpmndi:BPMNLabel><dc:Bounds x="605" y="221" width="29" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d10" bpmnElement="sign"><dc:Bounds x="700" y="395" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d11" bpmnElement="sub" isExpanded="true"><dc:Bounds x="700" y="210" width="300" height="120" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d12" bpmnElement="s1"><dc:Bounds x="722" y="252" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d13" bpmnElement="s2"><dc:Bounds x="800" y="230" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d14" bpmnElement="s3"><dc:Bounds x="942" y="252" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d15" bpmnElement="late"><dc:Bounds x="922" y="312" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d16" bpmnElement="notify"><dc:Bounds x="1040" y="100" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d17" bpmnElement="stop"><dc:Bounds x="1042" y="322" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d18" bpmnElement="done"><dc:Bounds x="1112" y="417" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d19" bpmnElement="papersRef"><dc:Bounds x="322" y="15" width="36" height="50" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d20" bpmnElement="store"><dc:Bounds x="475" y="395" width="50" height="50" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d21" bpmnElement="Around"><dc:Bounds x="425" y="215" width="240" height="110" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d22" bpmnElement="Note"><dc:Bounds x="560" y="20" width="160" height="40" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d23" bpmnElement="Citizen" isHorizontal="false"><dc:Bounds x="385.71428571428567" y="540" width="214.28571428571428" height="280.4" /><bpmndi:BPMNLabel labelStyle="Small"><dc:Bounds x="420.5" y="548.25" width="60" height="12.804751" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="d24" bpmnElement="home"><dc:Bounds x="440" y="570" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="e1" bpmnElement="f1"><di:waypoint x="238" y="140" /><di:waypoint x="290" y="140" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e2" bpmnElement="f2"><di:waypoint x="390" y="140" /><di:waypoint x="415" y="140" /><di:waypoint x="415" y="270" /><di:waypoint x="440" y="270" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e3" bpmnElement="f3"><di:waypoint x="540" y="270" /><di:waypoint x="595" y="270" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e4" bpmnElement="f4" bioc:stroke="#831311"><di:waypoint x="620" y="295" /><di:waypoint x="620" y="435" /><di:waypoint x="700" y="435" /><bpmndi:BPMNLabel><dc:Bounds x="626" y="362" width="20" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e5" bpmnElement="f5"><di:waypoint x="645" y="270" /><di:waypoint x="700" y="270" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e6" bpmnElement="f6"><di:waypoint x="800" y="435" /><di:waypoint x="1112" y="435" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e7" bpmnElement="f7"><di:waypoint x="1000" y="250" /><di:waypoint x="1090" y="250" /><di:waypoint x="1090" y="180" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e8" bpmnElement="f8"><di:waypoint x="958" y="340" /><di:waypoint x="1042" y="340" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e9" bpmnElement="f9"><di:waypoint x="1130" y="180" /><di:waypoint x="1130" y="417" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e10" bpmnElement="g1"><di:waypoint x="758" y="270" /><di:waypoint x="800" y="270" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e11" bpmnElement="g2"><di:waypoint x="900" y="270" /><di:waypoint x="942" y="270" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e12" bpmnElement="Tie"><di:waypoint x="500" y="230" /><di:waypoint x="620" y="60" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e13" bpmnElement="Ask"><di:waypoint x="490" y="310" /><di:waypoint x="490" y="570" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="e14" bpmnElement="In"><di:waypoint x="340" y="65" /><di:waypoint x="340" y="100" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
    <bpmndi:BPMNLabelStyle id="Small"><dc:Font name="Arial" size="8" isBold="false" /></bpmndi:BPMNLabelStyle>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

/** A BPMN file as plain data: every element with every attribute and child, so that two files can be compared whatever their blanks. */
export async function treeOf(xml: string): Promise<unknown> {
  const { BpmnModdle } = await import("bpmn-moddle");
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  return plain(rootElement);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const element = value as Record<string, unknown> & { $type?: string; $attrs?: object; $descriptor?: Descriptor };
  const { $descriptor } = element;
  const entries = Object.entries(element).filter(
    ([name]) => !name.startsWith("$") || name === "$children" || name === "$body",
  );
  // A value that is written out and is the default anyway says nothing.
  const defaults = ($descriptor?.properties ?? []).flatMap(({ ns, default: value }) =>
    value === undefined || Object.hasOwn(element, ns.localName) ? [] : [[ns.localName, value] as const],
  );
  const own = [...entries, ...defaults].map(([name, inner]) => {
    const property = $descriptor?.propertiesByName?.[name];
    if (property?.isReference) return [name, idsOf(inner)] as const;
    // In which order the picture lists its parts says nothing.
    return [name, name === "planeElement" ? sorted(plain(inner)) : plain(inner)] as const;
  });
  const attributes = Object.entries(element.$attrs ?? {}).filter(([name]) => !name.startsWith("xmlns"));
  return { type: element.$type, attributes: Object.fromEntries(attributes.sort()), ...Object.fromEntries(own.sort()) };
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value;
}

/** Elements of vendors have no properties that are known. */
type Descriptor = {
  readonly propertiesByName?: Readonly<Record<string, { readonly isReference?: boolean }>>;
  readonly properties?: readonly { readonly ns: { readonly localName: string }; readonly default?: unknown }[];
};

function idsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idsOf);
  return typeof value === "object" && value !== null && "id" in value ? value.id : value;
}
