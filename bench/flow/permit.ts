/**
 * A construction permit as a district handles it: one-stop officer, head of division, specialist with a reminder, two agencies asked at
 * once, a payment, a leader's signature, the result handed over. Nine durable steps a dossier, eight of people and one payment.
 */
export const permit = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:lt="urn:lienthong:flow:1" id="defs" targetNamespace="urn:lienthong:bench">
<bpmn:message id="m_paid" name="paid"/><bpmn:message id="m_withdraw" name="withdraw"/>
<bpmn:process id="permit" name="Cấp giấy phép xây dựng" isExecutable="true">
<bpmn:startEvent id="received"/>
<bpmn:userTask id="intake" name="Tiếp nhận" lt:role="mot_cua" lt:allowance="4 working hours"/>
<bpmn:userTask id="assign" name="Phân công" lt:role="lanh_dao_phong" lt:allowance="4 working hours"/>
<bpmn:userTask id="appraise" name="Thẩm định" lt:role="chuyen_vien" lt:allowance="5 working days"/>
<bpmn:boundaryEvent id="late" attachedToRef="appraise" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">4 working days</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:manualTask id="remind" name="Nhắc hạn"/><bpmn:endEvent id="reminded"/>
<bpmn:userTask id="consult" name="Xin ý kiến" lt:role="lien_thong" lt:allowance="3 working days"><bpmn:multiInstanceLoopCharacteristics camunda:collection="agencies" camunda:elementVariable="agency"/></bpmn:userTask>
<bpmn:exclusiveGateway id="due" default="free"/>
<bpmn:intermediateCatchEvent id="payment" name="Chờ nộp lệ phí" lt:clock="pause" lt:reason="payment"><bpmn:messageEventDefinition messageRef="m_paid"/></bpmn:intermediateCatchEvent>
<bpmn:exclusiveGateway id="clear"/>
<bpmn:userTask id="sign" name="Ký duyệt" lt:role="lanh_dao" lt:allowance="1 working day"/>
<bpmn:userTask id="give" name="Trả kết quả" lt:role="mot_cua" lt:allowance="4 working hours"/>
<bpmn:endEvent id="given"/>
<bpmn:subProcess id="withdrawal" triggeredByEvent="true"><bpmn:startEvent id="withdraw"><bpmn:messageEventDefinition messageRef="m_withdraw"/></bpmn:startEvent><bpmn:userTask id="confirm" name="Xác nhận rút" lt:role="mot_cua"/><bpmn:endEvent id="withdrawn"/><bpmn:sequenceFlow id="w1" sourceRef="withdraw" targetRef="confirm"/><bpmn:sequenceFlow id="w2" sourceRef="confirm" targetRef="withdrawn"/></bpmn:subProcess>
<bpmn:sequenceFlow id="f1" sourceRef="received" targetRef="intake"/><bpmn:sequenceFlow id="f2" sourceRef="intake" targetRef="assign"/>
<bpmn:sequenceFlow id="f3" sourceRef="assign" targetRef="appraise"/><bpmn:sequenceFlow id="f4" sourceRef="late" targetRef="remind"/>
<bpmn:sequenceFlow id="f5" sourceRef="remind" targetRef="reminded"/><bpmn:sequenceFlow id="f6" sourceRef="appraise" targetRef="consult"/>
<bpmn:sequenceFlow id="f7" sourceRef="consult" targetRef="due"/><bpmn:sequenceFlow id="pay" sourceRef="due" targetRef="payment"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">fee &gt; 0</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="free" sourceRef="due" targetRef="clear"/><bpmn:sequenceFlow id="f8" sourceRef="payment" targetRef="clear"/>
<bpmn:sequenceFlow id="f9" sourceRef="clear" targetRef="sign"/><bpmn:sequenceFlow id="f10" sourceRef="sign" targetRef="give"/><bpmn:sequenceFlow id="f11" sourceRef="give" targetRef="given"/>
</bpmn:process></bpmn:definitions>`;
